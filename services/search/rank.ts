/** Version 1: by the text score alone. */
export const rank = [{ $sort: { score: { $meta: 'textScore' }, _id: 1 } }]
