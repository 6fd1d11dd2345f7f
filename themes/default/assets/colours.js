// Sets the reader's choice of colours before the page is drawn. Loaded first, so that nothing flashes.
(function () {
  'use strict';
  function apply() {
    try {
      var chosen = window.localStorage.getItem('vade-colours');
      if (chosen === 'light' || chosen === 'dark') document.documentElement.setAttribute('data-colours', chosen);
      else document.documentElement.removeAttribute('data-colours');
    } catch (error) { /* A browser that keeps nothing shows the colours of the device. */ }
  }
  apply();
  // The choice may have been made on another page since: in another tab, or before the reader came back.
  window.addEventListener('storage', apply);
  window.addEventListener('pageshow', function (event) { if (event.persisted) apply(); });
})();
