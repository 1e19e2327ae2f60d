import expressSession, { type Session, type Store } from 'express-session'

declare module 'express-session' {
  interface SessionData {
    user: string
    /** Shown once, on the next page. */
    flash: string
  }
}

/** A visitor gets a session once there is something to remember. */
export function session(store: Store, secret: string) {
  return expressSession({
    store,
    secret,
    name: 'sid',
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto' },
  })
}

/** A new id, so an id that was stolen before the login is useless after it. */
export function renewSession(old: Session) {
  return new Promise<void>((resolve, reject) => {
    old.regenerate(error => (error ? reject(error) : resolve()))
  })
}

/** Stores the session before the answer: browsers follow a redirect as soon as it comes. */
export function saveSession(session: Session) {
  return new Promise<void>((resolve, reject) => {
    session.save(error => (error ? reject(error) : resolve()))
  })
}
