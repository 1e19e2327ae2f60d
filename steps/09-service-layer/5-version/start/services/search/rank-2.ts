// TODO: the text score, times how popular the post is: the base 10 logarithm of 10
// plus its score. Posts of the same rank need an order, too.
/** Version 2. */
export const rank = [{ $sort: { score: { $meta: 'textScore' }, _id: 1 } }]
