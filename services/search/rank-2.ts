const matches = { $meta: 'textScore' }
const popularity = { $log10: { $add: [10, { $max: [0, '$score'] }] } }

/** Version 2: the text score times the popularity of the post; 90 points double it. */
export const rank = [
  { $addFields: { rank: { $multiply: [matches, popularity] } } },
  { $sort: { rank: -1, _id: 1 } },
]
