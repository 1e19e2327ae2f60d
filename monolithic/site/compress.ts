import compression from 'compression'

/**
 * Text only: pictures are compressed already. A BREACH attack needs thousands of
 * foreign requests with the session; `SameSite=Lax` leaves it slow, visible navigations.
 */
export const compress = () => compression()
