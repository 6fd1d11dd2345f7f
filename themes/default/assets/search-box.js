// What readers see of the search: the list below the box at the top of every page, the page of all results, and the
// marks on the page that they come to. What is found is the matter of search.js. All words come from the index.
(function () {
  'use strict';

  var search = window.vadeSearch;
  var FIRST = 8;
  var PAGE = 20;
  var LENGTH = 26;

  function one(selector, within) { return (within || document).querySelector(selector); }
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function element(name, className, content) {
    var made = document.createElement(name);
    if (className) made.className = className;
    [].concat(content === undefined ? [] : content).forEach(function (each) {
      made.appendChild(typeof each === 'string' ? document.createTextNode(each) : each);
    });
    return made;
  }
  function clear(parent) { while (parent.firstChild) parent.removeChild(parent.firstChild); }
  function wording() { return (search.given('wording') || [])[0] || {}; }
  function say(key, words) {
    return (wording().strings[key] || '').replace(/\{(\w+)\}/g, function (whole, name) { return name in words ? words[name] : whole; });
  }
  // What a reader chose in this browser; some allow nothing to be kept.
  function chosen(name) {
    try { return window.localStorage.getItem('vade-search-' + name) !== 'off'; } catch (error) { return true; }
  }
  function choose(name, isOn) {
    try {
      if (isOn) window.localStorage.removeItem('vade-search-' + name);
      else window.localStorage.setItem('vade-search-' + name, 'off');
    } catch (error) { /* The choice lasts for this page. */ }
  }
  function asked(name) {
    var match = new RegExp('[?&]' + name + '=([^&#]*)').exec(window.location.search);
    try { return match ? decodeURIComponent(match[1].replace(/\+/g, ' ')) : ''; } catch (error) { return ''; }
  }

  // ---------- A result ----------

  // Finds what was typed with the texts of the first results: { count, shown, query, looked, rows }, or null. The first
  // letter loads no texts: it finds titles, and more will be typed.
  function find(typed, options, count, done) {
    search.need(['wording', 'start'], function () {
      search.find(typed, { isTyping: options.isTyping, keep: options.keep, most: count }, function (found) {
        if (!found || !wording().strings) return done(null);
        var shown = found.fits.slice(0, count);
        var told = options.isTyping && /^.$/.test(typed.trim()) ? [] : shown;
        var names = told.map(function (fit) { return search.textName(fit.doc); });
        search.need(told.length ? ['codes'].concat(names.filter(function (name, at) { return names.indexOf(name) === at; })) : [], function () {
          told.forEach(function (fit) { search.settlePart(found.query, fit); });
          done({ count: found.count, shown: shown, query: found.query, looked: found.looked, rows: search.marked(found.query) });
        });
      });
    });
  }

  function addressOf(doc) {
    var data = search.start();
    if (data.address[doc]) return data.address[doc];
    return data.title[doc].replace(/[A-Z]/g, function (letter) { return letter.toLowerCase(); }).replace(/['’]/g, '')
      .replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') + '.html';
  }

  function isPage(address) { return /^[^:?#]*\.html$/.test(address); }

  // All that is shown of a document: where it leads, and what is said of it.
  function describe(fit, rows) {
    var data = search.start();
    var parts = search.partsOf(fit.doc) || [];
    var part = parts[fit.part] || { heading: '', anchor: '', text: '' };
    var address = addressOf(fit.doc);
    var href = address;
    if (isPage(address)) {
      if (rows.length && chosen('mark')) {
        var words = rows.slice(0, 24).map(function (row) { return encodeURIComponent(row).replace(/%20/g, '+'); });
        href += '?mark=' + words.join(',');
      }
      if (part.anchor) href += '#' + encodeURIComponent(part.anchor);
    }
    return {
      href: href,
      number: data.number[fit.doc],
      title: data.title[fit.doc],
      more: data.more[fit.doc] || {},
      path: pathOf(fit.doc),
      heading: part.heading,
      text: part.text,
      isElsewhere: /^https?:/.test(address)
    };
  }

  // The sections around a document, outermost first; a section does not stand in itself.
  function pathOf(doc) {
    var data = search.start();
    var at = data.section[doc] - 1;
    if (at >= 0 && data.sections[at][0] === doc) at = parentOf(at);
    var path = [];
    for (; at >= 0; at = parentOf(at)) path.unshift(data.title[data.sections[at][0]]);
    return path;
  }

  // The section around a section; -1 around those at the top.
  function parentOf(section) {
    var around = search.start().sections[section][1];
    return around === null ? -1 : around;
  }

  function withMarks(text, rows) {
    var pieces = [];
    var end = 0;
    search.marksIn(text, rows).forEach(function (mark) {
      pieces.push(text.slice(end, mark.start), element('mark', '', text.slice(mark.start, mark.end)));
      end = mark.end;
    });
    return pieces.concat(text.slice(end));
  }

  // The stretch of a text in which most of the different words stand.
  function excerpt(text, rows) {
    var marks = search.marksIn(text, rows);
    var best = 0;
    var most = 0;
    marks.forEach(function (mark, at) {
      var different = {};
      var count = 0;
      for (var next = at; next < marks.length && marks[next].start < mark.start + 150; next += 1) {
        if (!different['=' + marks[next].word]) count += 1;
        different['=' + marks[next].word] = true;
      }
      if (count > most) {
        most = count;
        best = mark.start;
      }
    });
    var words = text.slice(0, best).split(' ');
    var start = words.length > 6 ? words.slice(0, -5).join(' ').length + 1 : 0;
    var behind = text.slice(start).split(' ');
    var cut = behind.slice(0, LENGTH).join(' ');
    return (start ? ['… '] : []).concat(withMarks(cut, rows), behind.length > LENGTH ? [' …'] : []);
  }

  function title(result) {
    var made = [];
    if (result.number) made.push(element('span', 'number', result.number), ' ');
    return made.concat(element('span', 'result-title', result.title));
  }

  function facts(result) {
    var data = search.start();
    var made = [];
    (result.more.s || []).forEach(function (status) {
      made.push(' ', element('strong', 'badge badge-' + data.statuses[status][0], data.statuses[status][1]));
    });
    if (result.more.w) made.push(' ', element('strong', 'badge badge-withdrawn', say('search_withdrawn', {})));
    return made;
  }

  // Why it was found, where its title and text do not tell.
  function because(result, query) {
    var words = query.words.join(' ');
    var former = (result.more.t || []).concat(result.more.n || []).filter(has)[0];
    var other = (result.more.k || []).filter(has)[0];
    return former ? say('search_formerly', { name: former }) : other ? say('search_also', { name: other }) : '';
    function has(name) {
      var own = search.words(name);
      return own.join(' ') === words || query.words.some(function (word) { return word.length > 2 && own.indexOf(word) >= 0; });
    }
  }

  function body(result, found) {
    var made = [];
    var place = result.path.concat(result.heading ? [result.heading] : []).join(' › ');
    var reason = because(result, found.query);
    if (place || reason) made.push(element('span', 'result-place', place + (place && reason ? ' – ' : '') + reason));
    if (result.text) made.push(element('span', 'result-text', excerpt(result.text, found.rows)));
    return made;
  }

  function countOf(found, shown) {
    if (found.looked) return say('search_count_some', { count: found.looked, shown: found.count });
    return found.count > shown ? say('search_count_first', { count: found.count, shown: shown })
      : say('search_count', { count: found.count });
  }

  // What is said of words that are not in the manual: what was taken in their stead, if anything.
  function instead(found) {
    if (!found.count) return '';
    return found.query.concepts.map(function (concept) {
      var words = concept.words.join(' ');
      if (concept.instead) return say('search_instead', { words: words, found: concept.instead });
      return concept.alternatives.length || concept.isShort || /^\d/.test(words) ? '' : say('search_missing', { words: words });
    }).filter(Boolean).join(' ');
  }

  // ---------- The box at the top of the page ----------

  function box(form) {
    var input = one('input', form);
    var said = form.appendChild(element('p', 'visually-hidden'));
    said.setAttribute('role', 'status');
    var count = element('p', 'search-said');
    count.setAttribute('aria-hidden', 'true');
    var list = element('div', 'search-list');
    list.id = '_found';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', one('label', form).textContent);
    var more = element('p', 'search-all', element('a', ''));
    var panel = form.appendChild(element('div', 'search-panel', [count, list, more]));
    panel.hidden = true;
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-autocomplete', 'list');
    input.spellcheck = false;
    input.maxLength = 200;
    var active = -1;
    var turn = 0;
    var timer = null;
    var latest = null;

    function open(isOpen) {
      panel.hidden = !isOpen;
      input.setAttribute('aria-expanded', String(isOpen && list.childNodes.length > 0));
      if (!isOpen) activate(-1);
    }

    function activate(at) {
      var options = list.childNodes;
      if (active >= 0 && options[active]) options[active].setAttribute('aria-selected', 'false');
      active = at;
      if (at < 0) return input.removeAttribute('aria-activedescendant');
      options[at].setAttribute('aria-selected', 'true');
      input.setAttribute('aria-activedescendant', options[at].id);
      if (options[at].scrollIntoView) options[at].scrollIntoView({ block: 'nearest' });
    }

    function look() {
      var typed = input.value;
      var mine = turn += 1;
      if (!typed.trim()) {
        said.textContent = '';
        latest = null;
        return open(false);
      }
      find(typed, { isTyping: true }, FIRST, function (found) {
        if (mine === turn) show(found, typed);
      });
    }

    function show(found, typed) {
      activate(-1);
      clear(list);
      latest = found;
      var words = !found ? failed() : found.count ? countOf(found, found.shown.length) : say('search_none', { words: typed.trim() });
      if (found) {
        var other = instead(found);
        if (other) words = other + ' ' + words;
        found.shown.forEach(function (fit, at) { list.appendChild(option(describe(fit, found.rows), found, at)); });
        more.firstChild.textContent = say('search_all', {});
        more.firstChild.href = form.getAttribute('action') + '?q=' + encodeURIComponent(typed.trim());
      }
      more.hidden = !found;
      list.hidden = !list.childNodes.length;
      count.textContent = words;
      said.textContent = words;
      open(document.activeElement === input || panel.contains(document.activeElement));
    }

    function option(result, found, at) {
      var made = element('a', 'search-option', [element('span', 'result-head', title(result).concat(facts(result)))].concat(body(result, found)));
      made.id = '_found-' + at;
      made.href = result.href;
      made.tabIndex = -1;
      made.setAttribute('role', 'option');
      made.setAttribute('aria-selected', 'false');
      return made;
    }

    function goTo(at) {
      var found = list.childNodes[at];
      if (found) found.click();
    }

    input.addEventListener('input', function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(look, 60);
    });
    input.addEventListener('focus', function () { if (latest && input.value.trim()) open(true); });
    input.addEventListener('keydown', function (event) {
      var options = list.childNodes.length;
      if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options) {
        event.preventDefault();
        if (panel.hidden) open(true);
        var step = event.key === 'ArrowDown' ? 1 : -1;
        activate((active + 1 + step + options + 1) % (options + 1) - 1);
      } else if (event.key === 'Enter' && active >= 0 && !panel.hidden) {
        event.preventDefault();
        goTo(active);
      } else if (event.key === 'Escape' && !panel.hidden) {
        event.preventDefault();
        open(false);
      }
    });
    form.addEventListener('submit', function (event) {
      // A whole number means its chapter.
      var number = latest && latest.query.number;
      var first = latest && latest.shown[0];
      if (!number || input.value.trim().replace(/\.$/, '') !== number || !first || search.start().number[first.doc] !== number) return;
      event.preventDefault();
      goTo(0);
    });
    form.addEventListener('focusout', function () {
      window.setTimeout(function () { if (!form.contains(document.activeElement)) open(false); });
    });
    document.addEventListener('click', function (event) { if (!form.contains(event.target)) open(false); });
    if (input.value.trim()) look();
    // So that it is there when the first letter is typed.
    else search.need(['wording', 'start'], search.start);
  }

  function failed() { return wording().strings ? say('search_failed', {}) : (one('[data-search-without]') || {}).textContent || ''; }

  // ---------- The page of all results ----------

  function page(form) {
    var results = one('[data-search-results]');
    var input = one('input[name="q"]', form);
    var section = one('[name="section"]', form);
    var status = one('[name="status"]', form);
    var said = one('.search-said', results);
    var help = one('.search-help', results);
    var list = one('.results', results);
    var more = one('.search-more', results);
    var settings = one('.search-settings', results);
    var ownTitle = document.title;
    var shown = PAGE;
    var turn = 0;
    var timer = null;

    input.value = asked('q');
    [section, status].forEach(function (choice) { if (choice) choice.value = asked(choice.name); });
    [section, status].forEach(function (choice) { if (choice && choice.selectedIndex < 0) choice.value = ''; });
    form.hidden = false;
    results.hidden = false;
    // What stands below the results is shown with them, lest they push it away from the finger that is about to choose.
    settings.hidden = asked('q') !== '';

    // Whether a document stands in the section and has the status that were chosen.
    function keep(doc) {
      var data = search.start();
      var at = data.section[doc] - 1;
      if (section && section.value) {
        while (at >= 0 && data.number[data.sections[at][0]] !== section.value) at = parentOf(at);
        if (at < 0) return false;
      }
      return !status || !status.value || ((data.more[doc] || {}).s || []).some(function (own) { return data.statuses[own][0] === status.value; });
    }

    function look(isTyping) {
      var typed = input.value;
      var mine = turn += 1;
      document.title = (typed.trim() ? typed.trim() + ' - ' : '') + ownTitle;
      if (!typed.trim()) return show({ count: 0, shown: [], rows: [], isEmpty: true }, '');
      find(typed, { isTyping: isTyping, keep: keep }, shown, function (found) { if (mine === turn) show(found, typed); });
    }

    function show(found, typed) {
      settings.hidden = false;
      clear(list);
      clear(help);
      more.hidden = !found || found.count <= found.shown.length;
      if (!found || found.isEmpty) {
        said.textContent = found ? '' : failed();
        return;
      }
      found.shown.forEach(function (fit) { list.appendChild(item(describe(fit, found.rows), found)); });
      var words = found.count ? countOf(found, found.shown.length) : say('search_none', { words: typed.trim() });
      var other = instead(found);
      said.textContent = (other ? other + ' ' : '') + words;
      var meaning = meaningOf(typed);
      if (meaning) help.appendChild(element('p', 'search-meaning', meaning));
      if (!found.count) helpOn(found);
    }

    function item(result, found) {
      var link = element('a', result.isElsewhere ? 'external' : '', title(result));
      if (result.isElsewhere) link.appendChild(element('span', 'visually-hidden', ' ' + say('other_site', {})));
      link.href = result.href;
      return element('li', 'result', [element('p', 'result-head', [link].concat(facts(result)))].concat(body(result, found)));
    }

    function meaningOf(typed) {
      var meanings = search.start().abbreviations;
      var short = Object.keys(meanings).filter(function (each) { return each.toLowerCase() === typed.trim().toLowerCase(); })[0];
      return short ? short + ': ' + meanings[short] : '';
    }

    function helpOn(found) {
      var mine = turn;
      search.nearest(found.query, function (words) {
        if (mine !== turn) return;
        if (words.length) {
          var links = [say('search_nearest', {})];
          words.forEach(function (word, at) {
            var link = element('a', '', word);
            link.href = form.getAttribute('action') + '?q=' + encodeURIComponent(word);
            links.push(at ? ', ' : ' ', link);
          });
          help.appendChild(element('p', '', links));
        }
        var contact = search.start().contact;
        if (contact) {
          var who = contact[1] ? element('a', '', contact[0]) : contact[0];
          if (contact[1]) who.href = contact[1];
          help.appendChild(element('p', '', [say('search_ask', {}), ' ', who]));
        }
      });
    }

    function soon(isTyping) {
      window.clearTimeout(timer);
      shown = PAGE;
      timer = window.setTimeout(function () { look(isTyping); }, isTyping ? 120 : 0);
    }
    input.addEventListener('input', function () { soon(true); });
    [section, status].forEach(function (choice) { if (choice) choice.addEventListener('change', function () { soon(false); }); });
    one('button', more).addEventListener('click', function () {
      var before = shown;
      shown += PAGE;
      var mine = turn + 1;
      look(false);
      focusOn(before, mine);
    });
    // The first of the further results gets the focus, so that the keyboard goes on there.
    function focusOn(at, mine) {
      if (mine !== turn) return;
      var link = list.childNodes[at] && one('a', list.childNodes[at]);
      if (link) link.focus();
      else window.setTimeout(function () { focusOn(at, mine); }, 50);
    }
    all('input', settings).forEach(function (tick) {
      tick.checked = chosen(tick.name);
      tick.addEventListener('change', function () {
        choose(tick.name, tick.checked);
        if (tick.name === 'mark') look(false);
      });
    });
    if (asked('q')) look(false);
  }

  // ---------- The page that a reader comes to ----------

  function marks() {
    var rows = asked('mark').split(',').filter(Boolean);
    var main = one('main');
    if (!rows.length || !main || !chosen('mark')) return;
    search.need(['wording'], function () {
      if (!wording().strings) return;
      var count = 0;
      all('h1, .text, .chapter-head', main).forEach(function (part) { count += markIn(part, rows); });
      if (!count) return;
      var button = element('button', '', say('search_unmark', {}));
      button.type = 'button';
      var note = element('p', 'marked-note', [say('search_marked', { count: count }) + ' ', button]);
      main.insertBefore(note, main.firstChild);
      var target = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
      if (target) target.scrollIntoView();
      button.addEventListener('click', function () {
        all('mark.searched', main).forEach(function (mark) {
          var parent = mark.parentNode;
          while (mark.firstChild) parent.insertBefore(mark.firstChild, mark);
          parent.removeChild(mark);
          parent.normalize();
        });
        main.removeChild(note);
        main.focus();
      });
    });
  }

  function markIn(part, rows) {
    var walker = document.createTreeWalker(part, 4, null, false);
    var nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    var count = 0;
    nodes.forEach(function (node) {
      if (closest(node.parentNode, part)) return;
      var found = search.marksIn(node.data, rows);
      // From the last to the first, so that the places of the others stay what they are.
      found.reverse().forEach(function (mark) {
        var words = node.splitText(mark.start);
        words.splitText(mark.end - mark.start);
        var made = element('mark', 'searched');
        words.parentNode.replaceChild(made, words);
        made.appendChild(words);
        count += 1;
      });
    });
    return count;
  }

  // Whether an element is one in which nothing is to be marked, or stands in one.
  function closest(node, top) {
    for (; node && node !== top; node = node.parentNode) if (/\b(anchor|visually-hidden|file-facts)\b/.test(node.className)) return true;
    return false;
  }

  var form = one('[data-search]');
  var results = one('[data-search-form]');
  if (results) page(results);
  else if (form) box(form);
  marks();
})();
