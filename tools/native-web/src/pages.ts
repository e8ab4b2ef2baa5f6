const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>Switchboard</title>
<link rel="icon" href="data:,">`;

/** The page of the app: as high as the window, so that only its lists scroll. */
export const appPage = `${HEAD}
<style>
html, body, #app { height: 100%; margin: 0; }
body { overflow: hidden; background: #fff; }
#app { display: flex; flex-direction: column; }
@media (prefers-color-scheme: dark) { body { background: #101216; } }
textarea { field-sizing: content; resize: none; }
:focus-visible { outline: 2px solid #4263eb; outline-offset: -2px; }
</style>
<script type="module" src="app.js"></script>
</head>
<body><div id="app"></div></body>
</html>
`;

/** Where the provider sends the window in which somebody signed in. */
export const signedInPage = `${HEAD}
<script type="module" src="signed-in.js"></script>
</head>
<body></body>
</html>
`;
