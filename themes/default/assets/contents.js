// What makes the contents and the log easier to use: sections that fold, a filter, and marks of what was amended since
// the reader's last visit. Everything is there without it; all words come from the page. Written for old browsers too.
(function () {
  'use strict';

  function one(selector, within) { return (within || document).querySelector(selector); }
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function fill(text, words) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return name in words ? words[name] : whole; });
  }

  // What the browser keeps for this manual; a browser that keeps nothing behaves as at a first visit.
  var place = window.location.pathname.replace(/[^\/]*$/, '');
  var memory = {
    get: function (name) {
      try { return window.localStorage.getItem('vade ' + place + ' ' + name); } catch (error) { return null; }
    },
    set: function (name, value) {
      try {
        if (value === null) window.localStorage.removeItem('vade ' + place + ' ' + name);
        else window.localStorage.setItem('vade ' + place + ' ' + name, value);
      } catch (error) { /* Then it is forgotten. */ }
    }
  };

  // ---------- Amended since the last visit ----------

  // A visit ends when nothing of the contents or the log has been looked at for some hours.
  var VISIT = 4 * 60 * 60 * 1000;

  // The latest amendment of each chapter on this page, by chapter.
  function amendments() {
    var latest = {};
    all('[data-amended], [data-kind="amendment"]').forEach(function (line) {
      var id = idOf(line);
      var date = line.getAttribute('data-amended') || line.getAttribute('data-date');
      if (id && (!latest[id] || latest[id] < date)) latest[id] = date;
    });
    return latest;
  }

  function idOf(line) {
    var link = one('a', line);
    return line.getAttribute('data-id') || (link && link.getAttribute('href').replace(/\.html.*$/, ''));
  }

  function parsed(text) {
    try { return JSON.parse(text) || null; } catch (error) { return null; }
  }

  function since() {
    var box = one('[data-since]');
    if (!box) return;
    var only = one('input[name="since"]', box);
    // A browser may give back a box that was ticked when there was something to show.
    if (only) only.checked = false;
    var now = new Date().getTime();
    var visit = parsed(memory.get('visit'));
    var known = parsed(memory.get('seen'));
    var latest = amendments();
    var page = one('[data-contents]') ? 'contents' : 'log';
    // What was seen in the visit before this one is what this one is compared with.
    if (visit && now - visit.at > VISIT) {
      known = visit;
      memory.set('seen', JSON.stringify(known));
    }
    var seen = { at: now, dates: {}, pages: {} };
    ['dates', 'pages'].forEach(function (part) {
      Object.keys(visit && visit[part] || {}).forEach(function (id) { seen[part][id] = visit[part][id]; });
    });
    Object.keys(latest).forEach(function (id) {
      if (!seen.dates[id] || seen.dates[id] < latest[id]) seen.dates[id] = latest[id];
    });
    seen.pages[page] = true;
    memory.set('visit', JSON.stringify(seen));
    if (!known || !known.dates || !known.pages) return;
    var lastDay = new Date(known.at).toISOString().slice(0, 10);
    var marked = all('[data-amended], [data-kind="amendment"]').filter(function (line) {
      var id = idOf(line);
      var date = line.getAttribute('data-amended') || line.getAttribute('data-date');
      if (!id) return false;
      if (known.dates[id]) return known.dates[id] < date;
      // The log has what the contents have not: whoever never saw it has not missed all that is in it.
      return known.pages[page] || date > lastDay;
    });
    if (!marked.length) return;
    marked.forEach(function (line) {
      var mark = document.createElement('span');
      mark.className = 'since-mark';
      mark.textContent = box.getAttribute('data-mark');
      // Before the source, which has a line to itself.
      var source = one('.source', line);
      (source ? source.parentNode : line.cells ? line.cells[1] : line).insertBefore(mark, source);
      mark.parentNode.insertBefore(document.createTextNode(' '), mark);
      line.setAttribute('data-changed', '');
    });
    var language = document.documentElement.lang || undefined;
    var day = new Date(known.at).toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric' });
    one('[data-since-text]', box).textContent = fill(box.getAttribute('data-text'), { date: day, count: marked.length });
    one('[data-since-clear]', box).addEventListener('click', function () {
      memory.set('seen', null);
      memory.set('visit', JSON.stringify(seen));
      marked.forEach(function (line) {
        var mark = one('.since-mark', line);
        mark.parentNode.removeChild(mark);
        line.removeAttribute('data-changed');
      });
      box.hidden = true;
      if (only && only.checked) only.click();
      one('main').focus();
    });
    box.hidden = false;
  }

  // ---------- The contents: fold, filter, jump ----------

  // Letters without accents, in small letters, so that what is typed need not be exact.
  function plain(text) {
    var small = text.toLowerCase();
    return small.normalize ? small.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/\u2019/g, "'") : small;
  }

  // What a line says to the eye, and its keywords; its number is looked at by itself.
  function textOf(line) {
    var text = line.textContent;
    all('.number, .visually-hidden, .since-mark', line).forEach(function (part) { text = text.replace(part.textContent, ' '); });
    return plain(text.replace(/\s+/g, ' ') + ' ' + (line.getAttribute('data-keywords') || ''));
  }

  // The sections of the contents, each with a button that hides and shows what is in it.
  function folds(contents) {
    return all('.section-section', contents).map(function (section) {
      var heading = one('[data-kind="section"]', section);
      var title = heading.textContent.replace(/\s+/g, ' ');
      var parts = Array.prototype.filter.call(section.children, function (part) {
        return part !== heading && !part.classList.contains('section-image') && !part.classList.contains('caption');
      });
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'fold';
      heading.parentNode.insertBefore(button, heading.nextSibling);
      var fold = { section: section, isOpen: true, show: show };
      function show(isOpen) {
        fold.isOpen = isOpen;
        button.setAttribute('aria-expanded', String(isOpen));
        button.textContent = contents.getAttribute(isOpen ? 'data-fold' : 'data-unfold');
        var words = document.createElement('span');
        words.className = 'visually-hidden';
        words.textContent = ' ' + title;
        button.appendChild(words);
        // Search in the page finds what is hidden like this, and shows it.
        parts.forEach(function (part) {
          if (isOpen) part.removeAttribute('hidden');
          else part.setAttribute('hidden', 'until-found');
        });
      }
      button.addEventListener('click', function () { show(!fold.isOpen); });
      parts.forEach(function (part) { part.addEventListener('beforematch', function () { show(true); }); });
      show(true);
      return fold;
    });
  }

  function contentsPage() {
    var finder = one('[data-finder]');
    var contents = one('[data-contents]');
    if (!finder || !contents) return;
    var sections = folds(contents);
    var lines = all('li[data-kind]', contents);
    var entries = lines.filter(function (line) { return line.getAttribute('data-kind') === 'entry'; });
    var texts = entries.map(textOf);
    var input = one('input[type="search"]', finder);
    var result = one('[role="status"]', finder);
    var clear = one('[data-find-clear]', finder);
    var foldAll = one('[data-fold-all]', finder);

    function checked(name) {
      return all('input[name="' + name + '"]', finder).filter(function (box) { return box.checked; })
        .map(function (box) { return box.value; });
    }

    function fits(line, text, words, statuses, isSince) {
      var own = (line.getAttribute('data-status') || '').split(' ');
      return words.every(function (word) {
        var begin = /^\d/.test(word) && word.replace(/\.$/, '');
        return (begin && (line.getAttribute('data-number') || '').indexOf(begin) === 0) || text.indexOf(word) >= 0;
      }) && (!statuses.length || statuses.some(function (status) { return own.indexOf(status) >= 0; }))
        && (!isSince || line.hasAttribute('data-changed'));
    }

    function filter() {
      var words = plain(input.value).split(/\s+/).filter(Boolean);
      var statuses = checked('status');
      var isSince = checked('since').length > 0;
      var isOn = words.length > 0 || statuses.length > 0 || isSince;
      var count = 0;
      var isShown = !isOn;
      var index = 0;
      var wasOn = contents.classList.contains('is-filtered');
      if (!isOn && !wasOn) return;
      if (!wasOn) remember();
      if (isOn) openAll();
      lines.forEach(function (line) {
        // Lines that are not entries go with the entry before them.
        if (line.getAttribute('data-kind') === 'entry') {
          isShown = !isOn || fits(line, texts[index], words, statuses, isSince);
          index += 1;
          if (isShown) count += 1;
        } else if (line === line.parentNode.firstElementChild) {
          isShown = !isOn;
        }
        line.hidden = !isShown;
      });
      all('.section, .lines', contents).forEach(function (part) {
        part.hidden = isOn && !one('li[data-kind]:not([hidden])', part);
      });
      if (!isOn) foldAsBefore();
      contents.classList.toggle('is-filtered', isOn);
      result.textContent = !isOn ? '' : count === 0 ? result.getAttribute('data-none')
        : fill(result.getAttribute('data-count'), { count: count, total: entries.length });
      clear.hidden = !isOn;
      foldAll.hidden = isOn;
    }

    function showAllAgain() {
      input.value = '';
      all('input[type="checkbox"]', finder).forEach(function (box) { box.checked = false; });
      filter();
    }

    // The line or heading with exactly the number that was typed.
    function numbered(number) {
      return all('[data-number]', contents).filter(function (line) {
        return line.getAttribute('data-number') === number;
      })[0];
    }

    var timer = null;
    input.addEventListener('input', function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(filter, entries.length > 2000 ? 120 : 60);
    });
    finder.addEventListener('change', function (event) { if (event.target !== input) filter(); });
    finder.addEventListener('submit', function (event) {
      event.preventDefault();
      window.clearTimeout(timer);
      filter();
      var line = numbered(input.value.trim().replace(/\.$/, ''));
      var left = entries.filter(function (entry) { return !entry.hidden; });
      if (!line && input.value.trim() && left.length === 1) line = left[0];
      var link = line && one('a', line);
      if (link) link.click();
    });
    clear.addEventListener('click', function () {
      showAllAgain();
      input.focus();
    });

    function sayFoldAll() {
      var isOpen = sections.some(function (fold) { return fold.isOpen; });
      foldAll.textContent = foldAll.getAttribute(isOpen ? 'data-fold' : 'data-unfold');
      return isOpen;
    }
    foldAll.addEventListener('click', function () {
      var isOpen = sayFoldAll();
      sections.forEach(function (fold) { fold.show(!isOpen); });
      sayFoldAll();
    });
    contents.addEventListener('click', function (event) { if (event.target.className === 'fold') sayFoldAll(); });
    contents.addEventListener('beforematch', sayFoldAll);
    if (!sections.length) foldAll.parentNode.removeChild(foldAll);

    // Whatever leads into the contents opens what it leads to.
    function openTarget() {
      var id = window.location.hash.slice(1);
      try { id = decodeURIComponent(id); } catch (error) { /* Then it is taken as it stands. */ }
      var target = document.getElementById(id);
      if (target && contents.contains(target) && contents.classList.contains('is-filtered')) showAllAgain();
      sections.forEach(function (fold) { if (target && fold.section.contains(target)) fold.show(true); });
      sayFoldAll();
      if (target && contents.contains(target)) target.scrollIntoView();
    }
    function remember() {
      sections.forEach(function (fold) { fold.wasOpen = fold.isOpen; });
    }
    function openAll() {
      sections.forEach(function (fold) { fold.show(true); });
      sayFoldAll();
    }
    function foldAsBefore() {
      sections.forEach(function (fold) { fold.show(fold.wasOpen); });
      sayFoldAll();
    }
    window.addEventListener('hashchange', openTarget);
    window.addEventListener('beforeprint', function () {
      if (contents.classList.contains('is-filtered')) return;
      remember();
      openAll();
      window.addEventListener('afterprint', function closeAgain() {
        window.removeEventListener('afterprint', closeAgain);
        foldAsBefore();
      });
    });
    document.addEventListener('keydown', function (event) {
      var canFindHidden = 'onbeforematch' in document.body;
      if ((event.ctrlKey || event.metaKey) && event.key === 'f' && !canFindHidden) openAll();
    });

    finder.hidden = false;
    // A long list begins folded, so that its sections can be seen at a glance.
    if (entries.length > 500) sections.forEach(function (fold) { fold.show(false); });
    if (window.location.hash) openTarget();
    sayFoldAll();
    // A browser may give back what was typed or ticked before, some of them late, and without saying so.
    filter();
    window.addEventListener('pageshow', function () {
      filter();
      window.setTimeout(filter, 100);
    });
  }

  since();
  contentsPage();
})();
