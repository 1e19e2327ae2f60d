const days = new Intl.DateTimeFormat('en', {
  dateStyle: 'long',
  timeZone: 'UTC',
})

/** `January 31, 2024`, of seconds since 1970. */
export const formatDay = (seconds: number) => {
  days.format(seconds * 1000)
}
