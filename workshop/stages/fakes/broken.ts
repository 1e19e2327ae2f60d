// A service that does not start.
console.error('the shelf it wants is not there')
process.exit(1)
