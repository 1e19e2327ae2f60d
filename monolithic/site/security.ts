import helmet from 'helmet'

/** Nothing but our own files, no inline script or style, no frame around us. */
export function security() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The way back after a form is the page that held it.
    referrerPolicy: { policy: 'same-origin' },
    // The workshop is served over plain HTTP on loopback.
    strictTransportSecurity: false,
  })
}
