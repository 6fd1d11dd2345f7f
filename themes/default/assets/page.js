// What makes long pages easier to use. Everything that a reader needs is there without it, so it is written for old
// browsers too, and each part looks first whether it can do its work. All words come from the page and its section's list.
(function () {
  'use strict';

  // How many entries of a section are listed beside one of them.
  var NEAR = 40;

  function one(selector, within) { return (within || document).querySelector(selector); }
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  // Puts a new element at the end of another.
  function add(parent, name, properties) {
    var made = document.createElement(name);
    for (var key in properties) made[key] = properties[key];
    return parent.appendChild(made);
  }

  // ---------- Colours ----------

  function colours() {
    var place = one('[data-choose]');
    if (!place) return;
    var form = add(place, 'fieldset', { className: 'colours' });
    add(form, 'legend', { textContent: place.getAttribute('data-choose') });
    ['', 'light', 'dark'].forEach(function (value) {
      var label = add(form, 'label');
      add(label, 'input', { type: 'radio', name: 'colours', value: value });
      label.appendChild(document.createTextNode(' ' + place.getAttribute('data-' + (value || 'device'))));
      form.appendChild(document.createTextNode(' '));
    });
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
  }

  // ---------- Beside the text ----------

  var wide = window.matchMedia && window.matchMedia('screen and (min-width: 62em)');

  // Arranges something now, and whenever the screen becomes wide or narrow.
  function follow(arrange) {
    arrange();
    if (wide.addEventListener) wide.addEventListener('change', arrange);
    else wide.addListener(arrange);
  }

  // On wide screens the page's own contents stand beside the text, and stay in sight.
  function pageContents() {
    var nav = one('nav.page-contents');
    var beside = one('.beside');
    if (!nav || !beside || !wide) return;
    var home = document.createComment('the contents of the page');
    nav.parentNode.insertBefore(home, nav);
    function arrange() {
      var held = nav.contains(document.activeElement) ? document.activeElement : null;
      if (wide.matches) beside.insertBefore(nav, beside.firstChild);
      else home.parentNode.insertBefore(nav, home.nextSibling);
      if (held) held.focus();
    }
    follow(arrange);
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

  // The list of the section comes in a file that all its pages share; without script the breadcrumb leads to it.
  function nearby() {
    var beside = one('[data-nearby]');
    if (!beside) return;
    window.vadeNearby = function (html) {
      var list = add(beside, 'div', { innerHTML: html });
      markPage(all('li', list));
      foldNearby(list);
    };
    add(beside, 'script', { src: beside.getAttribute('data-nearby') });
  }

  // Marks the page itself, and leaves of a long list what is near to it.
  function markPage(items) {
    function address(place) { return place.host + place.pathname.toLowerCase().replace(/\.html$/, ''); }
    var current = -1;
    items.forEach(function (item, at) {
      var link = one('a', item);
      if (!link || address(link) !== address(window.location)) return;
      link.setAttribute('aria-current', 'page');
      item.className = 'current';
      current = at;
    });
    var first = Math.max(0, Math.min(current - NEAR / 2, items.length - NEAR));
    items.forEach(function (item, at) {
      if (at < first || at >= first + NEAR) item.parentNode.removeChild(item);
    });
  }

  // On narrow screens the section's list is folded away behind its heading.
  function foldNearby(nearby) {
    if (!wide) return;
    var heading = one('h2', nearby);
    var list = one('ul', nearby);
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'fold-nearby';
    button.textContent = heading.textContent;
    button.setAttribute('aria-controls', list.id = '_nearby-list');
    function show(isOpen) {
      button.setAttribute('aria-expanded', String(isOpen));
      list.hidden = !isOpen;
    }
    function arrange() {
      if (wide.matches) {
        heading.textContent = button.textContent;
        list.hidden = false;
      } else {
        heading.textContent = '';
        heading.appendChild(button);
        show(false);
      }
    }
    button.addEventListener('click', function () { show(list.hidden); });
    follow(arrange);
  }

  // A sign behind each heading that leads to it: for the mouse alone, since it would be in the way if it were said.
  function headingLinks() {
    var label = document.body.getAttribute('data-heading-link');
    if (!label) return;
    all('.text h2[id], .text h3[id], .text h4[id], .text h5[id], .text h6[id]').forEach(function (heading) {
      var first = heading.firstChild;
      var words = heading.textContent.slice(first.nodeName === 'B' ? first.textContent.length : 0).trim();
      heading.appendChild(document.createTextNode(' '));
      var link = add(heading, 'a', { className: 'anchor', href: '#' + encodeURIComponent(heading.id), tabIndex: -1 });
      link.title = label.split('{heading}').join(words);
      link.setAttribute('aria-hidden', 'true');
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
    function load() {
      if (isLoaded) return;
      isLoaded = true;
      var head = document.head;
      add(head, 'link', { rel: 'stylesheet', href: 'assets/search.css' });
      add(head, 'script', { src: 'assets/search.js', onload: function () { add(head, 'script', { src: 'assets/search-box.js' }); } });
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
