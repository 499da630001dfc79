/* Light or dark: before the first paint, so that nothing flashes. Without this script the system decides. */
(() => {
  let theme = null;
  try { theme = localStorage.getItem("theme"); } catch { /* storage is off: the system decides */ }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
})();
