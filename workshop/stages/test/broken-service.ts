// A service that does not start.
console.error('its disk is full')
process.exit(1)
