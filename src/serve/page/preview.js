// What `vade serve` adds to every page: it reloads the page when the manual was saved, shows what is wrong with the
// manual, and says what readers will not see. No published page has it.

(function () {
  'use strict';

  var script = document.currentScript;
  var session = script.dataset.session;
  var build = Number(script.dataset.build);
  var page = JSON.parse(script.dataset.page);
  var styles = build;
  var KEPT = 'vade-place';
  var CLOSED = 'vade-closed';
  var leaving = false;

  // ---------- What is seen ----------

  var host = document.createElement('div');
  host.id = 'vade-preview';
  host.lang = 'en';
  host.dir = 'ltr';
  var root = host.attachShadow({ mode: 'open' });
  var style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/_vade/preview.css';

  var count = make('button', { type: 'button', className: 'count', hidden: true });
  count.setAttribute('aria-expanded', 'false');
  count.addEventListener('click', function () { open(list.hidden); if (!list.hidden) close.focus(); });
  var marks = make('p', { className: 'marks' });
  page.marks.forEach(function (mark) { marks.append(make('span', { className: 'mark ' + mark.kind, textContent: mark.text })); });
  if (page.gone) marks.append(make('span', { className: 'mark gone', textContent: page.gone }));
  var off = make('span', { className: 'mark off', hidden: true, textContent: 'The preview has stopped, or cannot be reached.' });
  marks.append(off);
  var bar = make('section', { className: 'bar' });
  bar.setAttribute('aria-label', 'Preview');
  bar.append(make('p', { className: 'name', textContent: 'Preview' }), marks, source(page.file, page.path || page.file), count);

  var title = make('h2', { id: 'title' });
  var close = make('button', { type: 'button', className: 'close', textContent: 'Close' });
  close.addEventListener('click', function () { open(false); remember(CLOSED, what); count.focus(); });
  var head = make('div', { className: 'list-head' });
  head.append(title, close);
  var items = make('ol', {});
  var scroll = make('div', { className: 'scroll', tabIndex: 0 });
  scroll.setAttribute('role', 'group');
  scroll.setAttribute('aria-labelledby', 'title');
  scroll.append(items);
  var list = make('section', { className: 'list', hidden: true });
  list.setAttribute('role', 'dialog');
  list.setAttribute('aria-labelledby', 'title');
  list.append(head, scroll);
  var said = make('div', { className: 'said' });
  said.setAttribute('role', 'status');
  root.append(style, list, bar, said);
  // Without its style it would stand in the page's way.
  host.hidden = true;
  style.addEventListener('load', function () { host.hidden = false; makeRoom(); });
  document.body.append(host);
  root.addEventListener('keydown', function (event) { if (event.key === 'Escape' && !list.hidden) close.click(); });
  window.addEventListener('resize', makeRoom);

  /** The end of the page is not to lie under the bar. */
  function makeRoom() {
    document.body.style.paddingBottom = bar.offsetHeight + 'px';
    host.style.setProperty('--bar', bar.offsetHeight + 'px');
  }

  /** The file that the page is written in, to be copied. */
  function source(file, whole) {
    var part = make('p', { className: 'source', hidden: !file });
    if (!file) return part;
    var path = make('code', { textContent: file });
    var copy = make('button', { type: 'button', textContent: 'Copy path' });
    copy.addEventListener('click', function () {
      // Where the browser does not copy for a page, the path is marked, so that a key does.
      var done = navigator.clipboard ? navigator.clipboard.writeText(whole) : Promise.reject();
      done.then(function () { tell('Copied.'); copy.textContent = 'Copied'; }, function () {
        getSelection().selectAllChildren(path);
      });
    });
    part.append(make('span', { className: 'label', textContent: 'Edit' }), path, copy);
    return part;
  }

  // ---------- What is wrong ----------

  var what = '';

  function show(notice) {
    var failure = notice.failure ? 1 : 0;
    var before = what;
    what = JSON.stringify([notice.problems, notice.failure]);
    var words = failure ? 'The manual cannot be read' : counted(notice.errors, notice.warnings);
    count.hidden = words === '';
    count.textContent = words;
    count.className = 'count ' + (failure || notice.errors ? 'has-errors' : 'has-warnings');
    title.textContent = words;
    items.textContent = '';
    if (failure) items.append(make('li', { className: 'what', textContent: notice.failure }));
    notice.problems.forEach(function (problem) { items.append(item(problem)); });
    var more = notice.errors + notice.warnings - notice.problems.length;
    if (more > 0) items.append(make('li', { textContent: 'And ' + more + ' more, which `vade check` lists.' }));
    if (what !== before && before + words !== '') tell(words || 'Nothing is wrong any more.');
    // A list that was closed stays so until something else is wrong; warnings open none.
    if (words === '') open(false);
    else if (what !== before) open((failure || notice.errors > 0) && recall(CLOSED) !== what);
    makeRoom();
  }

  function open(is) {
    list.hidden = !is;
    count.setAttribute('aria-expanded', String(is));
  }

  function item(problem) {
    var entry = make('li', {});
    var first = make('p', { className: 'what' });
    first.append(make('span', { className: problem.severity, textContent: problem.severity === 'error' ? 'Error: ' : 'Warning: ' }), problem.message);
    var place = make('p', { className: 'place' });
    place.append(make('code', { textContent: problem.file + ', line ' + problem.line }));
    if (problem.address) {
      place.append(' ', make('a', { href: '/' + problem.address.split('/').map(encodeURIComponent).join('/'), textContent: 'Go to its page' }));
    }
    var line = make('code', { className: 'line' });
    line.append(cut(problem, 0, problem.mark[0]), make('mark', { textContent: cut(problem, problem.mark[0], problem.mark[1]) }), cut(problem, problem.mark[1]));
    entry.append(first, place, line, make('p', { className: 'help', textContent: 'Help: ' + problem.help }));
    return entry;
  }

  /** A part of a problem's line; places are counted in characters, and not as JavaScript counts. */
  function cut(problem, start, end) { return Array.from(problem.text).slice(start, end).join(''); }

  function counted(errors, warnings) {
    var parts = [];
    if (errors) parts.push(errors + (errors === 1 ? ' error' : ' errors'));
    if (warnings) parts.push(warnings + (warnings === 1 ? ' warning' : ' warnings'));
    return parts.join(', ');
  }

  /** Says something to a screen reader. */
  function tell(words) { said.textContent = words; }

  // ---------- What is new ----------

  function hear(notice) {
    off.hidden = true;
    if (leaving) return;
    if (notice.session !== session || notice.pages > build) return reload();
    if (notice.styles > styles) restyle(notice.styles);
    show(notice);
  }

  function reload() {
    leaving = true;
    keepPlace();
    // Else the browser would go to where the page was scrolled to, in whatever is there now.
    history.scrollRestoration = 'manual';
    location.reload();
  }

  /** Loads the manual's styles again; each old one goes when the new one is there, so that nothing flickers. */
  function restyle(number) {
    styles = number;
    document.querySelectorAll('link[rel="stylesheet"]').forEach(function (old) {
      var address = new URL(old.href);
      if (address.origin !== location.origin || old.dataset.old) return;
      address.searchParams.set('build', number);
      var fresh = old.cloneNode();
      fresh.href = address.href;
      old.dataset.old = 'true';
      fresh.addEventListener('load', function () { old.remove(); });
      fresh.addEventListener('error', function () { fresh.remove(); delete old.dataset.old; });
      old.after(fresh);
    });
  }

  // ---------- Where the reader was ----------

  /** Keeps the place by the text that is at the top, since what stands before it may become longer or shorter. */
  function keepPlace() {
    var all = texts();
    var first = all.findIndex(function (part) { return part.getBoundingClientRect().top >= 0; });
    var seen = first < 0 || scrollY === 0 ? [] : all.slice(first, first + 5);
    remember(KEPT, JSON.stringify({
      page: location.pathname, x: scrollX, y: scrollY,
      seen: seen.map(function (part) {
        return { text: part.textContent, among: same(all, part.textContent).indexOf(part), top: part.getBoundingClientRect().top };
      }),
    }));
  }

  function findPlace() {
    var place = JSON.parse(recall(KEPT) || 'null');
    // A chapter that has another address now still has its text.
    if (!place || (place.page !== location.pathname && place.seen.length === 0)) return;
    var all = texts();
    for (var at = 0; at < place.seen.length; at += 1) {
      var kept = place.seen[at];
      var part = same(all, kept.text)[kept.among];
      if (part) return goTo(place.x, scrollY + part.getBoundingClientRect().top - kept.top);
    }
    goTo(place.x, place.y);
  }

  function texts() { return Array.from(document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, pre)')); }
  function same(all, text) { return all.filter(function (part) { return part.textContent === text; }); }
  function goTo(x, y) { scrollTo({ left: x, top: y, behavior: 'instant' }); }

  function remember(key, text) { try { sessionStorage.setItem(key, text); } catch (error) { /* It is only less comfortable. */ } }
  function recall(key) { try { return sessionStorage.getItem(key); } catch (error) { return null; } }

  findPlace();
  var placed = scrollY;
  // Pictures and styles that came later may have moved it; but who has scrolled meanwhile is where they want to be.
  window.addEventListener('load', function () {
    if (scrollY === placed) findPlace();
    remember(KEPT, 'null');
    // Not before the browser would have gone to the old place.
    setTimeout(function () { history.scrollRestoration = 'auto'; }, 300);
  });

  // ---------- The line to the server ----------

  var stream = null;

  /** Only pages that are looked at listen: a browser has six lines to a server, and a page that is shown again asks. */
  function listen() {
    var wanted = document.visibilityState === 'visible';
    if (!wanted && stream) { stream.close(); stream = null; }
    if (!wanted || stream) return;
    stream = new EventSource('/_vade/events');
    stream.onmessage = function (event) { hear(JSON.parse(event.data)); };
    stream.onerror = function () {
      off.hidden = leaving;
      makeRoom();
      // The browser tries again by itself, but not after every kind of failure.
      if (stream && stream.readyState === EventSource.CLOSED) { stream = null; setTimeout(listen, 1000); }
    };
  }
  document.addEventListener('visibilitychange', listen);
  window.addEventListener('pagehide', function () { leaving = true; if (stream) { stream.close(); stream = null; } });
  window.addEventListener('pageshow', function (event) { if (event.persisted) { leaving = false; listen(); } });
  listen();

  function make(name, settings) { return Object.assign(document.createElement(name), settings); }
})();
