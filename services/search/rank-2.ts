const matches = { $meta: 'textScore' }
const liked = { $log10: { $add: [10, { $max: [0, '$score'] }] } }

/** Version 2: the same, times how well the post was liked; a hundred points count double. */
export const rank = [
  { $addFields: { rank: { $multiply: [matches, liked] } } },
  { $sort: { rank: -1, _id: 1 } },
]
