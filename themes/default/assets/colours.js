// Sets the reader's choice of colours before the page is drawn. Loaded first, so that nothing flashes.
(function () {
  'use strict';
  try {
    var chosen = window.localStorage.getItem('vade-colours');
    if (chosen === 'light' || chosen === 'dark') document.documentElement.setAttribute('data-colours', chosen);
  } catch (error) { /* A browser that keeps nothing shows the colours of the device. */ }
})();
