/* Light or dark, and that scripts run: before the first paint, so that nothing flashes or jumps. Without this
   script the system decides, and buttons that only scripts serve stay away. */
(() => {
  document.documentElement.dataset.scripts = "on";
  let theme = null;
  try { theme = localStorage.getItem("theme"); } catch { /* storage is off: the system decides */ }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
})();
