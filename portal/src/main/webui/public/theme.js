// Runs before the first paint so that a dark page never flashes white; a file of its own because the CSP allows no inline script.
(function () {
  var choice = 'system';
  try { choice = localStorage.getItem('landbridge.theme') || 'system'; } catch (ignored) { /* storage is closed to us */ }
  var dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.className = dark ? 'dark' : 'light';
})();
