export const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>The REST layer</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <link rel="icon" href="/api/docs/favicon-32x32.png">
  </head>
  <body>
    <main id="docs"></main>
    <noscript>
      This page needs JavaScript; the same is in
      <a href="/api/openapi.json">/api/openapi.json</a>.
    </noscript>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`

export const script = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  // Nothing is sent to swagger.io.
  validatorUrl: 'none',
})
`
