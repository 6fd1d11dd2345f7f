// What makes long pages easier to use. Everything that a reader needs is there without it, so it is written for old
// browsers too, and each part looks first whether it can do its work. All words come from the page.
(function () {
  'use strict';

  function one(selector, within) { return (within || document).querySelector(selector); }
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  // ---------- Colours ----------

  function colours() {
    var form = one('[data-colours][hidden]');
    if (!form) return;
    var root = document.documentElement;
    function tick() {
      all('input', form).forEach(function (input) { input.checked = input.value === (root.getAttribute('data-colours') || ''); });
    }
    tick();
    window.addEventListener('storage', tick);
    window.addEventListener('pageshow', tick);
    all('input', form).forEach(function (input) {
      input.addEventListener('change', function () {
        if (input.value) root.setAttribute('data-colours', input.value);
        else root.removeAttribute('data-colours');
        try {
          if (input.value) window.localStorage.setItem('vade-colours', input.value);
          else window.localStorage.removeItem('vade-colours');
        } catch (error) { /* The choice lasts for this page. */ }
      });
    });
    form.hidden = false;
  }

  // ---------- Beside the text ----------

  // On wide screens the page's own contents stand beside the text, and stay in sight.
  function pageContents() {
    var nav = one('[data-page-contents]');
    var beside = one('.beside');
    if (!nav || !beside || !window.matchMedia) return;
    var home = document.createComment('the contents of the page');
    nav.parentNode.insertBefore(home, nav);
    var wide = window.matchMedia('screen and (min-width: 62em)');
    function arrange() {
      var held = nav.contains(document.activeElement) ? document.activeElement : null;
      if (wide.matches) beside.insertBefore(nav, beside.firstChild);
      else home.parentNode.insertBefore(nav, home.nextSibling);
      if (held) held.focus();
    }
    arrange();
    if (wide.addEventListener) wide.addEventListener('change', arrange);
    else wide.addListener(arrange);
    markHeading(nav);
  }

  // Marks the heading that is being read.
  function markHeading(nav) {
    var parts = all('a[href^="#"]', nav).map(function (link) {
      return { link: link, heading: document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1))) };
    }).filter(function (part) { return part.heading; });
    var isWaiting = false;
    function mark() {
      isWaiting = false;
      var current = null;
      var chosen = null;
      parts.forEach(function (part) {
        var top = part.heading.getBoundingClientRect().top;
        if (top < Math.min(120, window.innerHeight / 3)) current = part;
        if (top >= 0 && part.link.getAttribute('href') === window.location.hash) chosen = part;
      });
      var root = document.documentElement;
      var isEnd = window.innerHeight + window.pageYOffset >= root.scrollHeight - 2;
      // The last headings of a page may never reach its top.
      if (isEnd && window.pageYOffset > 0 && parts.length) current = chosen || parts[parts.length - 1];
      parts.forEach(function (part) {
        if (part === current) part.link.setAttribute('aria-current', 'location');
        else part.link.removeAttribute('aria-current');
      });
    }
    function soon() {
      if (isWaiting) return;
      isWaiting = true;
      (window.requestAnimationFrame || window.setTimeout)(mark);
    }
    window.addEventListener('scroll', soon, { passive: true });
    window.addEventListener('resize', soon);
    mark();
  }

  // On narrow screens the section's list is folded away behind its heading.
  function nearby() {
    var nav = one('[data-nearby]');
    if (!nav || !window.matchMedia) return;
    var heading = one('h2', nav);
    var list = one('ul', nav);
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'fold-nearby';
    button.textContent = heading.textContent;
    button.setAttribute('aria-controls', list.id = '_nearby-list');
    var narrow = window.matchMedia('screen and (max-width: 61.99em)');
    function show(isOpen) {
      button.setAttribute('aria-expanded', String(isOpen));
      list.hidden = !isOpen;
    }
    function arrange() {
      if (narrow.matches) {
        heading.textContent = '';
        heading.appendChild(button);
        show(false);
      } else {
        heading.textContent = button.textContent;
        list.hidden = false;
      }
    }
    button.addEventListener('click', function () { show(list.hidden); });
    arrange();
    if (narrow.addEventListener) narrow.addEventListener('change', arrange);
    else narrow.addListener(arrange);
  }

  // A sign behind each heading that leads to it: for the mouse alone, since it would be in the way if it were said.
  function headingLinks() {
    var label = document.body.getAttribute('data-heading-link');
    if (!label) return;
    all('.text h2[id], .text h3[id], .text h4[id], .text h5[id], .text h6[id]').forEach(function (heading) {
      var number = one('.heading-number', heading);
      var words = heading.textContent.slice(number ? number.textContent.length : 0).trim();
      var link = document.createElement('a');
      link.className = 'anchor';
      link.href = '#' + encodeURIComponent(heading.id);
      link.title = label.split('{heading}').join(words);
      link.tabIndex = -1;
      link.setAttribute('aria-hidden', 'true');
      heading.appendChild(document.createTextNode(' '));
      heading.appendChild(link);
    });
  }

  // The way back to the top comes along once the top is out of sight.
  function toTop() {
    var link = one('.to-top');
    var head = one('.masthead');
    if (!link || !head || !window.IntersectionObserver) return;
    new window.IntersectionObserver(function (changes) {
      var isFar = !changes[changes.length - 1].isIntersecting;
      link.classList.toggle('floats', isFar && document.documentElement.scrollHeight > 3 * window.innerHeight);
    }, { rootMargin: '600px 0px 0px 0px' }).observe(head);
  }

  // ---------- The search ----------

  // Its box is shown where scripts run; what it needs comes when somebody begins to search.
  function search() {
    var form = one('[data-search]');
    if (!form) return;
    var input = one('input', form);
    var without = one('[data-search-without]');
    var isLoaded = false;
    function add(name, attributes, then) {
      var made = document.createElement(name);
      for (var key in attributes) made[key] = attributes[key];
      made.onload = then;
      document.head.appendChild(made);
    }
    function load() {
      if (isLoaded) return;
      isLoaded = true;
      add('link', { rel: 'stylesheet', href: 'assets/search.css' });
      add('script', { src: 'assets/search.js' }, function () { add('script', { src: 'assets/search-box.js' }); });
    }
    form.hidden = false;
    if (without) without.hidden = true;
    input.addEventListener('focus', load);
    document.addEventListener('keydown', function (event) {
      var isOn = true;
      try { isOn = window.localStorage.getItem('vade-search-key') !== 'off'; } catch (error) { /* Nothing is kept. */ }
      var isKey = event.ctrlKey || event.metaKey ? event.key === 'k'
        : event.key === '/' && isOn && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.nodeName);
      if (!isKey || event.altKey) return;
      event.preventDefault();
      input.select();
      input.focus();
    });
    if (form.id || /[?&]mark=/.test(window.location.search) || document.activeElement === input) load();
  }

  search();
  colours();
  pageContents();
  nearby();
  headingLinks();
  toTop();
})();
