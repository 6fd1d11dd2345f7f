// Finds chapters by words, numbers and names in the index that the build made. It knows nothing of the page: what is
// typed and shown is the matter of search-box.js. Like all scripts here it is written for old browsers too; what it
// needs of the index comes as further scripts, since pages opened from a file share may load nothing else.
(function () {
  'use strict';

  // ---------- Words, broken as the build does ----------

  var RANGES = '0-9A-Za-z\\u00aa\\u00ad\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6'
    + '\\u00f8-\\u02c1\\u0300-\\u0374\\u0376-\\u037d\\u0386\\u0388-\\u0481\\u0483-\\u0556\\u0560-\\u0588\\u0591-\\u05bd\\u05d0-\\u05f2'
    + '\\u0610-\\u061a\\u0620-\\u0669\\u066e-\\u06d3\\u06d5-\\u06dc\\u06df-\\u06fc\\u0710-\\u07f5\\u0800-\\u0963\\u0966-\\u096f\\u0971-\\u0e3a'
    + '\\u0e40-\\u0e4e\\u0e50-\\u0e59\\u0e81-\\u0f00\\u0f18-\\u104f\\u1050-\\u10fa\\u10fc-\\u135f\\u1369-\\u137c\\u1380-\\u17d3\\u17d7-\\u18aa'
    + '\\u18b0-\\u1fff\\u200c\\u200d\\u2060\\u2071\\u207f\\u2090-\\u209c\\u2102-\\u2139\\u2160-\\u2188'
    + '\\u24b6-\\u24e9\\u2c00-\\u2dff\\u3005-\\u3007\\u3021-\\u302f\\u3031-\\u3035\\u3041-\\u3096\\u3099-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u318e'
    + '\\u31a0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\ua48c\\ua4d0-\\ud7ff\\uf900-\\ufbb1\\ufbd3-\\ufd3d\\ufd50-\\ufdfb\\ufe00-\\ufe0f\\ufe20-\\ufe2f\\ufe70-\\ufefc'
    + '\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uffdc';
  var FRACTIONS = '\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be\\u2070\\u2074-\\u2079\\u2080-\\u2089\\u2150-\\u215f\\u2189\\u2460-\\u249b\\u24ea-\\u24ff';
  var NUMBERS = '0-9\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\u2070-\\u2079\\u2150-\\u2189\\u2460-\\u249b\\uff10-\\uff19';
  var UNSPACED = '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9d';
  var OTHERS = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'þ': 'th', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'ı': 'i', 'ς': 'σ' };
  var classes = byRanges();
  try { classes = ofUnicode(); } catch (error) { /* An old browser knows the common letters. */ }

  function ofUnicode() {
    return {
      run: new RegExp('\\p{No}|[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Nl}\\u00ad\\u200c\\u200d\\u2060]+', 'gu'),
      digits: new RegExp('^\\p{N}+$', 'u'),
      marks: new RegExp('\\p{M}+', 'gu'),
      unspaced: new RegExp('[' + UNSPACED + '\\u{20000}-\\u{3ffff}]', 'u')
    };
  }
  function byRanges() {
    return {
      run: new RegExp('[' + FRACTIONS + ']|[' + RANGES + ']+', 'g'),
      digits: new RegExp('^[' + NUMBERS + ']+$'),
      marks: /[\u0300-\u036f]+/g,
      unspaced: new RegExp('[' + UNSPACED + ']')
    };
  }

  // A word in small letters without its accents.
  function fold(word) {
    if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
    return word.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().normalize('NFKD')
      .replace(/[\u0300-\u036f\u00ad\u200c\u200d\u2060]/g, '')
      .replace(/[ßæœþøłđðıς]/g, function (letter) { return OTHERS[letter]; });
  }

  function isSingleLetter(run) {
    var letter = run.replace(classes.marks, '');
    return (letter.length === 1 || (letter.length === 2 && /[\ud800-\udbff]/.test(letter[0]))) && !classes.digits.test(letter);
  }

  // The words of a text, each with its place in it.
  function wordsIn(text) {
    var runs = [];
    var match;
    classes.run.lastIndex = 0;
    while ((match = classes.run.exec(text))) cutRun(match[0], match.index, runs);
    var words = [];
    var at = 0;
    while (at < runs.length) {
      var next = joined(text, runs, at);
      var word = '';
      for (var each = at; each < next; each += 1) {
        if (each > at && runs[at].isDigits && gap(text, runs, each) === '.') word += '.';
        word += runs[each].text;
      }
      word = fold(word);
      if (word) words.push({ word: word, start: runs[at].start, end: runs[next - 1].end });
      var last = runs[next - 1];
      var isPossessive = next < runs.length && /['’]/.test(gap(text, runs, next)) && isSingleLetter(runs[next].text)
        && !last.isPair && !classes.digits.test(last.text.slice(-1));
      at = isPossessive ? next + 1 : next;
    }
    return words;
  }

  // The character between a run and the one before, where it is one.
  function gap(text, runs, at) {
    var between = text.slice(runs[at - 1].end, runs[at].start);
    return between.length === 1 ? between : ' ';
  }

  // Where a piece ends that begins with this run: the parts of a number, or letters with points between them.
  function joined(text, runs, first) {
    var at = first + 1;
    if (runs[first].isPair) return at;
    if (runs[first].isDigits) {
      while (at < runs.length && runs[at].isDigits && /[.,]/.test(gap(text, runs, at))) at += 1;
      return at;
    }
    if (!isSingleLetter(runs[first].text)) return at;
    while (at < runs.length && !runs[at].isPair && isSingleLetter(runs[at].text) && gap(text, runs, at) === '.') at += 1;
    var goesOn = at < runs.length && !runs[at].isPair && !runs[at].isDigits && gap(text, runs, at) === '.';
    return goesOn ? first + 1 : at;
  }

  // Where there are no spaces between words, each pair of neighbours is one.
  function cutRun(run, start, runs) {
    function add(text, at, isPair) {
      runs.push({ text: text, start: at, end: at + text.length, isPair: isPair, isDigits: !isPair && classes.digits.test(text) });
    }
    if (!classes.unspaced.test(run)) return add(run, start, false);
    var characters = run.match(/[\ud800-\udbff][\udc00-\udfff]|[^]/g);
    var other = '';
    var at = start;
    characters.forEach(function (character, index) {
      if (classes.unspaced.test(character)) {
        if (other) add(other, at - other.length, false);
        other = '';
        var isAfter = index > 0 && classes.unspaced.test(characters[index - 1]);
        var isBefore = index + 1 < characters.length && classes.unspaced.test(characters[index + 1]);
        if (isBefore) add(character + characters[index + 1], at, true);
        else if (!isAfter) add(character, at, true);
      } else other += character;
      at += character.length;
    });
    if (other) add(other, at - other.length, false);
  }

  // Most texts are broken wherever there is no letter or digit, which takes a tenth of the time.
  var PLAIN = /^[A-Za-z0-9 ()&:;?!\/"-]*$/;

  function foldedWords(text) {
    if (PLAIN.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) || [];
    return wordsIn(text).map(function (found) { return found.word; });
  }

  // ---------- The files of the index ----------

  var given = {};
  var waiting = {};
  var folder = 'search/';

  function hand(name) { given[name] = Array.prototype.slice.call(arguments, 1); }

  // Loads files that are not there yet, then goes on; one that cannot be loaded is as good as empty.
  function need(names, then) {
    var missing = names.filter(function (name) { return !given[name]; });
    var left = missing.length;
    if (!left) return then();
    function come() {
      left -= 1;
      if (!left) then();
    }
    missing.forEach(function (name) {
      if (waiting[name]) return waiting[name].push(come);
      waiting[name] = [come];
      var script = document.createElement('script');
      script.charset = 'utf-8';
      script.src = folder + name + '.js';
      script.onload = script.onerror = function () {
        if (!given[name]) given[name] = [];
        var all = waiting[name];
        delete waiting[name];
        all.forEach(function (each) { each(); });
      };
      document.head.appendChild(script);
    });
  }

  function once(name, make) {
    if (!given[name]) return null;
    if (!given[name].made) given[name].made = make.apply(null, given[name]) || {};
    return given[name].made;
  }

  var begun = null;

  // What the search begins with; null where it could not be loaded.
  function start() {
    if (begun) return begun;
    var made = once('start', function (data) {
      if (!data) return null;
      data.bySlot = [];
      data.slot.forEach(function (slot, doc) { data.bySlot[slot] = doc; });
      data.isShard = Object.create(null);
      data.words.forEach(function (beginning) { data.isShard[beginning] = true; });
      data.isWithdrawn = data.title.map(function () { return false; });
      Object.keys(data.more).forEach(function (doc) { data.isWithdrawn[doc] = Boolean(data.more[doc].w); });
      data.names = [];
      data.ways = Object.create(null);
      data.longestWay = 1;
      data.alike.forEach(function (group) {
        group[1].forEach(function (way) {
          var words = foldedWords(way);
          data.ways[words.join(' ')] = group;
          data.longestWay = Math.max(data.longestWay, words.length);
        });
      });
      return data;
    });
    begun = made && made.slot ? made : null;
    return begun;
  }

  function shardName(beginning) {
    return 'words-' + beginning.replace(/[\ud800-\udbff][\udc00-\udfff]|[^a-z0-9]/g, function (character) {
      var code = character.length > 1
        ? (character.charCodeAt(0) - 0xd800) * 0x400 + character.charCodeAt(1) - 0xdc00 + 0x10000 : character.charCodeAt(0);
      return '_' + code.toString(16);
    });
  }

  function homeOf(word) {
    for (var end = word.length; end > 0; end -= 1) if (start().isShard[word.slice(0, end)]) return word.slice(0, end);
    return '';
  }

  // The files in which words with a beginning may stand.
  function homesOf(beginning) {
    var longer = start().words.filter(function (home) { return home.length > beginning.length && home.indexOf(beginning) === 0; });
    return [homeOf(beginning)].concat(longer);
  }

  // The words of a file: by form, and in a list.
  function shard(beginning) {
    return once(shardName(beginning), function (text) {
      var made = { byForm: Object.create(null), all: [], leads: Object.create(null) };
      var parts = (text || '').split('!');
      var before = '';
      for (var at = 0; at + 1 < parts.length; at += 2) {
        var lead = parts[at].indexOf('>');
        if (lead >= 0) {
          var form = parts[at].slice(0, lead);
          (made.leads[form] = made.leads[form] || []).push(parts[at].slice(lead + 1));
          continue;
        }
        var entry = { forms: [], places: parts[at + 1], hits: null };
        made.all.push(entry);
        parts[at].split(' ').forEach(function (each) {
          before = following(before, each);
          entry.forms.push(before);
          (made.byForm[before] = made.byForm[before] || []).push(entry);
        });
      }
      return made;
    });
  }

  // A word, of how much it shares with the one before, and what follows.
  function following(before, told) { return before.slice(0, parseInt(told[0], 36)) + told.slice(1); }

  var LEVELS = [0.4, 0.7, 1, 1.6, 2.6, 4, 4.6, 5.2, 6, 7, 7.5, 10, 13];
  // From which level on a word stands in a heading: of five words and more, of four, and so on to one.
  var OF_HEADING = 5;
  var OF_NAME = 10;
  // What a word weighs in a former title or a keyword, and more in a title.
  var LEAST_OF_NAME = 7.5;
  var SATURATION = 1.6;

  // What a weight counts: twice as much is not twice as good.
  function counted(weight) { return weight * (SATURATION + 1) / (weight + SATURATION); }

  // Where the forms of a word stand: documents in the order of their slots, and for each what its places count together,
  // and its parts.
  function hits(entry) {
    if (entry.hits) return entry.hits;
    var text = entry.places;
    var isCommon = text[0] === '~';
    var most = text.length >> 1;
    var slots = new Uint32Array(most);
    var scores = new Float32Array(most);
    var from = new Uint32Array(most + 1);
    var parts = new Uint16Array(text.length);
    var levels = new Uint8Array(text.length);
    var found = 0;
    var place = 0;
    var slot = 0;
    var value = 0;
    // What the next number tells: 0 a slot, -1 how many parts there are, else one of so many parts that are left.
    var left = 0;
    var part, highest, sum;
    for (var at = isCommon ? 1 : 0; at < text.length; at += 1) {
      var digit = text.charCodeAt(at) - 35;
      if (digit > 57) digit -= 1;
      if (digit >= 70) {
        value = value * 20 + digit - 70;
        continue;
      }
      value = value * 70 + digit;
      if (left > 0) {
        var level = value % LEVELS.length;
        part += (value - level) / LEVELS.length;
        parts[place] = part;
        levels[place] = level;
        place += 1;
        left -= 1;
        var weight = LEVELS[level];
        sum += weight;
        if (weight > highest) highest = weight;
        if (!left) {
          scores[found] = counted(highest + 0.25 * (sum - highest));
          found += 1;
        }
      } else if (left < 0) left = value + 2;
      else {
        slot += value >> 1;
        left = value & 1 ? -1 : 1;
        slots[found] = slot;
        from[found] = place;
        part = highest = sum = 0;
      }
      value = 0;
    }
    from[found] = place;
    entry.hits = { slots: slots.subarray(0, found), scores: scores, from: from, parts: parts, levels: levels, isCommon: isCommon };
    return entry.hits;
  }

  // ---------- What is asked for ----------

  // Reads what was typed: words, phrases in quotation marks, and what is to be left out.
  function read(typed, isTyping) {
    var query = { concepts: [], phrases: [], without: [], words: [], number: '', isTyping: isTyping };
    var number = /^\s*(\d+(?:\.\d+)*)\.?\s*$/.exec(typed);
    if (number) query.number = number[1];
    var pattern = /(^|\s)(-?)["“”„«»]([^"“”„«»]*)(["“”„«»]?)|[^\s"“”„«»]+/g;
    var plain = [];
    var match;
    while ((match = pattern.exec(typed))) {
      var isPhrase = match[3] !== undefined;
      var isOpen = isTyping && pattern.lastIndex === typed.length && !match[4];
      var isWithout = isPhrase ? match[2] === '-' : /^-./.test(match[0]) && /(^|\s)$/.test(typed.slice(0, match.index));
      var words = foldedWords(isPhrase ? match[3] : match[0]);
      if (!words.length) continue;
      if (isWithout) query.without.push(words);
      else if (isPhrase && words.length > 1) {
        flush();
        query.phrases.push({ words: words, isOpen: isOpen });
        words.forEach(function (word, index) { concept([word], isOpen && index === words.length - 1, true); });
      } else words.forEach(function (word, index) { plain.push({ word: word, isOpen: isOpen && index === words.length - 1 }); });
    }
    flush();
    function concept(words, isOpen, isPart) {
      query.words = query.words.concat(words);
      query.concepts.push({ words: words, isOpen: isOpen, isPart: isPart, group: isPart ? null : start().ways[words.join(' ')] });
    }
    // Words that say one thing together are looked for as one.
    function flush() {
      while (plain.length) {
        var count = Math.min(start().longestWay, plain.length);
        while (count > 1 && !start().ways[text(plain.slice(0, count))]) count -= 1;
        var taken = plain.splice(0, count);
        concept(taken.map(function (each) { return each.word; }), taken[count - 1].isOpen, false);
      }
    }
    function text(list) { return list.map(function (each) { return each.word; }).join(' '); }
    return query;
  }

  // ---------- Which words of the index are meant ----------

  var MOST_HOMES = 4;
  var MOST_WORDS = 20;

  // Finds the words of the index for a concept. Answers with the names of files that it needs before it can.
  function settle(concept) {
    if (concept.alternatives) return [];
    var missing = [];
    function from(home) {
      var made = shard(home);
      if (!made) missing.push(shardName(home));
      return made;
    }
    function exact(word) {
      var made = from(homeOf(word));
      if (!made) return [];
      var entries = (made.byForm[word] || []).slice();
      (made.leads[word] || []).forEach(function (home) {
        var other = from(home);
        if (other) entries = entries.concat(other.byForm[word] || []);
      });
      return entries;
    }
    var found = [];
    function add(entries, factor, form) {
      entries.forEach(function (entry) {
        if (!found.some(function (each) { return each.entry === entry; })) found.push({ entry: entry, factor: factor, form: form });
      });
    }
    if (concept.group) add(exact(concept.group[0]), 1);
    var word = concept.words[0];
    var isExact = false;
    if (concept.words.length === 1) {
      var own = exact(word);
      isExact = own.length > 0;
      add(own, 1);
      var isShort = word.length < 3 && !/[^\x00-\x7f]/.test(word);
      if (!isShort && (concept.isOpen || !found.length)) add(beginning(word, from), isExact ? 0.6 : 0.8);
      concept.isShort = isShort && concept.isOpen;
    }
    if (missing.length) return missing;
    if (!found.length && concept.words.length === 1 && word.length > 3 && !concept.isPart && /^[^\d]+$/.test(word)) {
      missing = formFiles().filter(function (name) { return !given[name]; });
      if (missing.length) return missing;
      near(word, concept.isOpen, 1).forEach(function (each) { add(exact(each.form), each.distance > 1 ? 0.35 : each.factor, each.form); });
      if (missing.length) return missing;
      concept.instead = found.length ? found[0].form : null;
    }
    concept.alternatives = found;
    return [];
  }

  // The words that begin with what was typed, the most frequent first.
  function beginning(word, from) {
    var homes = homesOf(word).slice(0, MOST_HOMES);
    var entries = [];
    homes.forEach(function (home) {
      var made = from(home);
      if (made) {
        made.all.forEach(function (entry) {
          if (entry.forms.some(function (form) { return form.indexOf(word) === 0; })) entries.push(entry);
        });
      }
    });
    entries.sort(function (one, other) { return other.places.length - one.places.length; });
    return entries.slice(0, MOST_WORDS);
  }

  // The words of the index that are most like one that is not there: mistyped, or another form of the same.
  function near(word, isOpen, reach) {
    var found = [];
    eachNear(word, (word.length > 7 ? 2 : 1) * reach, isOpen, function (form, away) {
      found.push({ form: form, distance: away + (form[0] === word[0] ? 0 : 0.2), factor: 0.6 });
    });
    if (!found.length) found = sharing(word);
    found.sort(function (one, other) { return one.distance - other.distance || (one.form < other.form ? -1 : 1); });
    return found.filter(function (each) { return each.distance < found[0].distance + 0.6; }).slice(0, 5);
  }

  // Words that share most of their letters from the first on, as forms of one word do.
  function sharing(word) {
    var least = Math.max(4, Math.ceil(word.length * 0.6));
    var found = [];
    var form = '';
    allForms().split(' ').forEach(function (told) {
      form = following(form, told);
      if (form.slice(0, least) !== word.slice(0, least)) return;
      var same = least;
      while (same < form.length && form[same] === word[same]) same += 1;
      var rest = word.length + form.length - 2 * same;
      if (rest <= 6) found.push({ form: form, distance: 0.1 + rest / 10, factor: 0.5 });
    });
    return found;
  }

  // The files that tell all words: in a small manual those of the words, else a list.
  function formFiles() { return start().forms ? ['forms'] : start().words.map(shardName); }

  // The forms of all words, sorted, each as how much it shares with the one before and what follows.
  function allForms() {
    var data = start();
    if (data.forms) return (given.forms || [])[0] || '';
    if (data.told === undefined) data.told = formsOfWords();
    return data.told;
  }

  function formsOfWords() {
    var all = Object.create(null);
    start().words.forEach(function (home) {
      Object.keys(shard(home).byForm).forEach(function (form) { if (/^[^\d.=]{4,}$/.test(form)) all[form] = true; });
    });
    var before = '';
    return Object.keys(all).sort().map(function (form) {
      var shared = 0;
      while (shared < 35 && shared < form.length && form[shared] === before[shared]) shared += 1;
      before = form;
      return shared.toString(36) + form.slice(shared);
    }).join(' ');
  }

  // Goes through all forms in which at most so many letters are wrong, missing, too many or in the place of their
  // neighbour. Of an open word, all that may follow counts a half. What forms share at their beginnings is compared once,
  // and what begins too far from the word is passed over.
  function eachNear(word, most, isOpen, then) {
    var told = allForms();
    var width = word.length + 2;
    // With more letters, all is too far away.
    var deepest = word.length + most;
    // By how many letters of a form and of the word: how far these are from each other.
    var rows = new Uint8Array((deepest + 1) * width);
    var letters = [];
    for (var column = 0; column <= most + 1; column += 1) rows[column] = column;
    // How many letters have shown that nothing which begins with them is near.
    var hopeless = Infinity;
    for (var at = 0, end; at < told.length; at = end + 1) {
      end = told.indexOf(' ', at);
      if (end < 0) end = told.length;
      var shared = told.charCodeAt(at);
      shared -= shared < 58 ? 48 : 87;
      if (shared >= hopeless) continue;
      hopeless = Infinity;
      var length = shared + end - at - 1;
      for (var depth = shared; depth < length && hopeless === Infinity; depth += 1) {
        letters[depth] = told.charCodeAt(at + 1 + depth - shared);
        var isTooFar = depth < deepest && fill(depth + 1) > most;
        if (isTooFar && !(isOpen && depth >= word.length)) hopeless = depth + 1;
      }
      if (hopeless < Infinity) continue;
      var away = length <= deepest && length >= word.length - most ? rows[length * width + word.length] : most + 1;
      if (away > most && isOpen && length > word.length) away = rows[word.length * width + word.length] + 0.5;
      if (away <= most) then(String.fromCharCode.apply(null, letters.slice(0, length)), away);
    }

    // Compares so many letters of a form with the beginnings of the word; answers with the least distance.
    function fill(count) {
      var row = count * width;
      var above = row - width;
      var letter = letters[count - 1];
      // Further from the middle, more than `most` is wrong already.
      var from = Math.max(1, count - most);
      var to = Math.min(word.length, count + most);
      var least = rows[row + from - 1] = from === 1 && count <= most ? count : most + 1;
      for (var place = from; place <= to; place += 1) {
        var own = word.charCodeAt(place - 1);
        var best = Math.min(rows[above + place] + 1, rows[row + place - 1] + 1, rows[above + place - 1] + (own === letter ? 0 : 1));
        var isTurned = count > 1 && place > 1 && own === letters[count - 2] && word.charCodeAt(place - 2) === letter;
        if (isTurned) best = Math.min(best, rows[above - width + place - 2] + 1);
        rows[row + place] = best;
        if (best < least) least = best;
      }
      rows[row + to + 1] = most + 1;
      return least;
    }
  }

  // ---------- Which documents fit best ----------

  var FIRST = 100;
  var FEW = 5;
  var MOST_READ = 8000;

  function rarity(concept, count) {
    var most = 0;
    concept.isOptional = concept.alternatives.some(function (each) { return hits(each.entry).isCommon; });
    concept.alternatives.forEach(function (each) { most = Math.max(most, hits(each.entry).slots.length); });
    if (concept.isOptional) most = Math.max(most, count * 0.6);
    return Math.log(1 + (count - Math.min(most, count) + 0.5) / (most + 0.5));
  }

  // What is asked for, without words that stand in the headings of half of all documents where these are thousands,
  // unless nothing else is there: it takes long to look through them, and they tell nothing.
  function telling(concepts) {
    var least = Math.max(start().slot.length, MOST_READ);
    var left = concepts.filter(function (concept) {
      concept.rarity = 0;
      // A document takes two characters at least.
      return !concept.alternatives.some(function (each) { return each.entry.places[0] === '~' && each.entry.places.length > least; });
    });
    var isAnywhere = left.some(function (concept) {
      return hasNames(concept) || concept.alternatives.some(function (each) { return each.entry.places.length > 1; });
    });
    return isAnywhere ? left : concepts;
  }

  // The documents that fit, the best first, so many at least: { fits: [{ doc, part }], count }, where `count` is of all.
  function rank(query, keep, most) {
    var data = start();
    var total = new Float32Array(data.slots);
    var matched = new Uint8Array(data.slots);
    var named = new Uint8Array(data.slots);
    // What the concept at hand gives, and the slots of all documents that were given something.
    var mine = new Float32Array(data.slots);
    var inName = new Uint8Array(data.slots);
    var touched = [];
    var needed = 0;
    var ofName = counted(LEAST_OF_NAME);
    query.telling = telling(query.concepts);
    query.telling.forEach(function (concept) {
      concept.rarity = rarity(concept, data.slot.length);
      if (!concept.isOptional) needed += 1;
      var own = [];
      function give(slot, score) {
        if (!mine[slot]) own.push(slot);
        if (score > mine[slot]) mine[slot] = score;
      }
      concept.alternatives.forEach(function (each) {
        var held = hits(each.entry);
        var factor = each.factor * concept.rarity;
        for (var at = 0; at < held.slots.length; at += 1) {
          give(held.slots[at], factor * held.scores[at]);
          if (held.scores[at] >= ofName) inName[held.slots[at]] = 1;
        }
      });
      addNames(concept, give);
      own.forEach(function (slot) {
        if (!total[slot]) touched.push(slot);
        total[slot] += mine[slot];
        named[slot] += inName[slot];
        if (!concept.isOptional) matched[slot] += 1;
        mine[slot] = inName[slot] = 0;
      });
    });
    query.leaveOut.forEach(function (entry) {
      hits(entry).slots.forEach(function (slot) { total[slot] = 0; });
    });
    var found = fitting(needed);
    if (found.count < FEW && !query.phrases.length) found = fitting(needed / 2);
    var first = found.fits.slice(0, FIRST);
    first.forEach(function (fit) {
      choosePart(query, fit);
      fit.order = orderOf(fit.doc, fit.tier, fit.isWhole, fit.score);
    });
    return { fits: first.sort(inOrder).concat(found.fits.slice(FIRST)), count: found.count };

    // Of the documents that hold so many of the words, or have the name that was asked for, the best.
    function fitting(enough) {
      var best = [];
      var count = 0;
      for (var at = 0; at < touched.length; at += 1) {
        var slot = touched[at];
        var doc = data.bySlot[slot];
        if (!total[slot] || doc === undefined || !keep(doc)) continue;
        // Only what holds all words in its names can have the name that was asked for.
        var ownTier = query.number || named[slot] === query.telling.length ? tier(query, doc) : 0;
        if (matched[slot] < enough && !ownTier) continue;
        count += 1;
        var isWhole = matched[slot] >= needed;
        var order = orderOf(doc, ownTier, isWhole, total[slot]);
        if (best.length >= Math.max(most, FIRST) && order < best[best.length - 1].order) continue;
        insert(best, { doc: doc, score: total[slot], part: 0, isWhole: isWhole, tier: ownTier, order: order });
        if (best.length > Math.max(most, FIRST)) best.pop();
      }
      return { fits: best, count: count };
    }
  }

  // What is withdrawn comes last; then tell the tier, whether all words are there, and the score, which is below 1e6.
  function orderOf(doc, tier, isWhole, score) {
    return (start().isWithdrawn[doc] ? 0 : 1e9) + tier * 1e7 + (isWhole ? 1e6 : 0) + score;
  }

  function inOrder(one, other) { return other.order - one.order || one.doc - other.doc; }

  // Puts one more into its place among those that are in order.
  function insert(fits, fit) {
    var from = 0;
    var to = fits.length;
    while (from < to) {
      var middle = (from + to) >> 1;
      if (inOrder(fits[middle], fit) < 0) from = middle + 1;
      else to = middle;
    }
    fits.splice(from, 0, fit);
  }

  // Whether numbers or the beginnings of titles are asked for.
  function hasNames(concept) { return concept.words.length === 1 && (concept.isShort || /^\d/.test(concept.words[0])); }

  // Numbers that are asked for, and titles that begin with a letter or two.
  function addNames(concept, give) {
    if (!hasNames(concept)) return;
    var data = start();
    var word = concept.words[0];
    if (/^\d/.test(word)) {
      data.number.forEach(function (number, doc) {
        var former = (data.more[doc] || {}).n || [];
        if (number === word || former.indexOf(word) >= 0) give(data.slot[doc], 12);
        else if (number.indexOf(word + '.') === 0 || (concept.isOpen && number.indexOf(word) === 0)) give(data.slot[doc], 2);
      });
    } else {
      var begins = new RegExp('(?:^|[^a-z0-9])' + word, 'i');
      data.title.forEach(function (title, doc) {
        var isHere = PLAIN.test(title) ? begins.test(title) : (' ' + name(doc)).indexOf(' ' + word) >= 0;
        if (isHere) give(data.slot[doc], 1);
      });
    }
  }

  // A title in the words by which it is compared.
  function name(doc) {
    var names = start().names;
    if (names[doc] === undefined) names[doc] = foldedWords(start().title[doc]).join(' ');
    return names[doc];
  }

  // What comes before all others, however often the words stand elsewhere.
  function tier(query, doc) {
    var data = start();
    var more = data.more[doc] || {};
    if (query.number) {
      var number = data.number[doc];
      if (number === query.number) return 9;
      if ((more.n || []).indexOf(query.number) >= 0) return 7;
      if (number.indexOf(query.number + '.') === 0) return 5;
      return query.isTyping && number.indexOf(query.number) === 0 ? 4 : 0;
    }
    var own = name(doc);
    if (isAsked(own)) return 8;
    if ((more.t || []).some(is)) return 6;
    if ((more.k || []).some(is)) return 5;
    var group = query.concepts.length === 1 && query.concepts[0].group;
    if (group) {
      var ways = group[1].map(function (way) { return foldedWords(way).join(' '); });
      if (ways.indexOf(own) >= 0) return 4;
      if (ways.some(function (way) { return (' ' + own + ' ').indexOf(' ' + way + ' ') >= 0; })) return 3;
    }
    return 0;
    function is(text) { return isAsked(foldedWords(text).join(' ')); }
    function isAsked(words) { return query.ways.indexOf(words) >= 0; }
  }

  // What was typed, and what may have been meant where a word is mistyped.
  function ways(query) {
    var all = [''];
    query.concepts.forEach(function (concept) {
      var forms = concept.instead ? concept.alternatives.map(function (each) { return each.form; }) : [concept.words.join(' ')];
      var longer = [];
      all.slice(0, 8).forEach(function (start) {
        forms.forEach(function (form) { longer.push(start ? start + ' ' + form : form); });
      });
      all = longer;
    });
    return all;
  }

  // The part of a document that fits best; what its title says, each of its parts is about.
  function choosePart(query, fit) {
    var slot = start().slot[fit.doc];
    var scores = {};
    var inHeading = {};
    var ofTitle = 0;
    var asked = 0;
    query.telling.forEach(function (concept) {
      asked += concept.words.length;
      var own = {};
      concept.alternatives.forEach(function (each) {
        var held = hits(each.entry);
        var at = placeOf(held.slots, slot);
        for (var place = at < 0 ? 0 : held.from[at]; at >= 0 && place < held.from[at + 1]; place += 1) {
          var score = each.factor * concept.rarity * counted(LEVELS[held.levels[place]]);
          var part = held.parts[place];
          if (!own[part] || own[part].score < score) own[part] = { score: score, level: held.levels[place] };
        }
      });
      var title = own[0] && own[0].level >= OF_NAME ? own[0].score : 0;
      ofTitle += title;
      Object.keys(own).forEach(function (part) {
        // A heading that says what the title says is about it more closely.
        var isHeading = part !== '0' && own[part].level >= OF_HEADING && own[part].level < OF_NAME;
        if (isHeading) inHeading[part] = { words: OF_NAME - own[part].level, asked: (inHeading[part] || { asked: 0 }).asked + concept.words.length };
        var both = isHeading ? own[part].score + 0.5 * title : own[part].score;
        scores[part] = (scores[part] || 0) + (part === '0' ? own[part].score - title : Math.max(both - 0.8 * title, 0));
      });
    });
    var best = (scores[0] || 0) + ofTitle;
    Object.keys(scores).forEach(function (part) {
      var score = scores[part] + (part === '0' ? ofTitle : 0.8 * ofTitle);
      if (score > best + 0.001) {
        best = score;
        fit.part = Number(part);
      }
    });
    var count = query.words.length;
    Object.keys(inHeading).forEach(function (part) {
      var heading = inHeading[part];
      var isWhole = heading.asked === asked && count > 1 && (heading.words === count || (heading.words === 5 && count > 5));
      if (isWhole && fit.tier < 2) {
        fit.tier = 2;
        fit.part = Number(part);
      }
    });
    fit.parts = Object.keys(scores).map(function (part) {
      return { part: Number(part), score: scores[part] + (part === '0' ? ofTitle : 0.8 * ofTitle) };
    }).filter(function (each) { return each.score > 0.6 * best; });
    if (fit.tier === 8) fit.part = 0;
    fit.score += 1.2 * best;
    if (name(fit.doc).indexOf(query.words.join(' ')) === 0) fit.score *= 1.2;
  }

  function placeOf(slots, slot) {
    var from = 0;
    var to = slots.length - 1;
    while (from <= to) {
      var middle = (from + to) >> 1;
      if (slots[middle] === slot) return middle;
      if (slots[middle] < slot) from = middle + 1;
      else to = middle - 1;
    }
    return -1;
  }

  // ---------- Texts ----------

  function textName(doc) {
    var data = start();
    return 'text-' + Math.floor(data.slot[doc] * data.texts / data.slots);
  }

  // The parts of a document: { heading, anchor, text }; null where its text is not there.
  function partsOf(doc) {
    var codes = codedWords();
    var file = (given[textName(doc)] || [])[0];
    var text = file && codes && file[start().slot[doc]];
    if (!text) return null;
    if (!codes.parts[doc]) codes.parts[doc] = partsIn(text, codes);
    return codes.parts[doc].length ? codes.parts[doc] : null;
  }

  // A browser may have kept the codes or the text from an older build: then there are none.
  function partsIn(text, codes) {
    var held = text.split('\x1f');
    var mark = held.shift();
    if ((parseInt(mark, 36) || 0) !== markOf(text.slice(mark.length), codes)) return [];
    var parts = [new Part('', '', held[0], codes)];
    for (var at = 1; at + 2 < held.length + 0.5; at += 3) parts.push(new Part(held[at], held[at + 1], held[at + 2], codes));
    return parts;
  }

  // A part of a document, whose words are put together when they are first asked for.
  function Part(heading, anchor, text, codes) { this.told = { heading: heading, anchor: anchor, text: text, codes: codes }; }

  ['heading', 'text'].forEach(function (name) {
    Object.defineProperty(Part.prototype, name, { get: function () {
      var codes = this.told.codes;
      var whole = this.told[name].replace(CODES, function (code, literal) { return literal || wordsOf(code.charCodeAt(0), codes); });
      Object.defineProperty(this, name, { value: whole });
      return whole;
    } });
  });
  Object.defineProperty(Part.prototype, 'anchor', { get: function () { return this.told.anchor || simpleAnchor(this.heading); } });

  // The words that each character stands for; those of several may be told by the characters of each.
  function codedWords() {
    return once('codes', function (listed) {
      var told = new Array(0x10000);
      var at = 0;
      ((listed || '').match(/[\x1e\x1f][^\x1e\x1f]*/g) || []).forEach(function (each) {
        var isNext = each[0] === '\x1f';
        at = isNext ? at + 1 : each.charCodeAt(1);
        var words = each.slice(isNext ? 1 : 2);
        if (words) told[at] = words;
      });
      return { told: told, words: new Array(0x10000), meanings: new Uint16Array(0x10000), parts: {} };
    });
  }

  var CODES = /\x1d([^])|[\x01-\x1f\x7f\u0080-\u07ff\ue000-\uf8ff]/g;

  // The words of a character, which are put together when they are first needed.
  function wordsOf(code, codes) {
    if (codes.words[code] === undefined) {
      codes.words[code] = codes.told[code] === undefined ? String.fromCharCode(code) : codes.told[code].replace(CODES, function (each) {
        return codes.told[each.charCodeAt(0)] || each;
      });
    }
    return codes.words[code];
  }

  // What the codes in a text mean together: a text and the codes of another build seldom agree in it.
  function markOf(text, codes) {
    var mark = 0;
    for (var at = 0; at < text.length; at += 1) {
      var code = text.charCodeAt(at);
      if (codes.told[code] !== undefined) mark += meaningOf(code, codes);
    }
    return mark & 0xffff;
  }

  function meaningOf(code, codes) {
    if (codes.meanings[code]) return codes.meanings[code];
    var words = wordsOf(code, codes);
    var meaning = code;
    for (var letter = 0; letter < words.length; letter += 1) meaning = (meaning * 31 + words.charCodeAt(letter)) & 0xffff;
    codes.meanings[code] = meaning;
    return meaning;
  }

  function simpleAnchor(words) {
    return words.replace(/[A-Z]/g, function (letter) { return letter.toLowerCase(); }).replace(/['’]/g, '')
      .replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  }

  // In which part of a document a phrase stands; -1 where it does not.
  function phrasePart(doc, phrase) {
    var asked = ' ' + phrase.words.join(' ') + (phrase.isOpen ? '' : ' ');
    if ((' ' + name(doc) + ' ').indexOf(asked) >= 0) return 0;
    var parts = partsOf(doc) || [];
    var likely = likelyPattern(phrase.words);
    for (var at = 0; at < parts.length; at += 1) {
      var holds = [parts[at].heading, parts[at].text].some(function (text) {
        if (!likely.test(text) && !ACCENTED.test(text)) return false;
        return (' ' + foldedWords(text).join(' ') + ' ').indexOf(asked) >= 0;
      });
      if (holds) return at;
    }
    return -1;
  }

  // Of parts that fit about as well, the one with most of the words as they were typed: the index knows words by their
  // stems. It asks for the text, and so only for what is shown.
  function settlePart(query, fit) {
    if (fit.tier > 1 || query.phrases.length || !fit.parts || fit.parts.length < 2) return;
    var parts = partsOf(fit.doc);
    if (!parts) return;
    var patterns = query.words.map(function (word) { return new RegExp('(?:^|[^a-z0-9])' + word.replace(/[^a-z0-9]/g, '.') + '(?![a-z0-9])', 'i'); });
    var most = 0;
    fit.parts.sort(function (one, other) { return other.score - one.score || one.part - other.part; }).forEach(function (each) {
      var held = parts[each.part];
      var count = held ? patterns.filter(function (pattern) { return pattern.test(held.heading) || pattern.test(held.text); }).length : 0;
      if (count > most) {
        most = count;
        fit.part = each.part;
      }
    });
  }

  // Letters beyond those of the pattern below; marks such as dashes and quotation marks are none.
  var ACCENTED = /[\u00aa-\u1fff\u2c00-\uffff]/;

  // What a text fits in which some words follow each other; few others do, and these are broken into words to be sure.
  function likelyPattern(words) {
    if (!words.every(function (word) { return /^[a-z0-9.]+$/.test(word); })) return /^/;
    return new RegExp(words.map(function (word) {
      return word.length > 8 ? word : word.split('').join('[.,]?').replace(/\[\.,\]\?\./g, '\\.');
    }).join("(?:['\u2019][a-z])?[^a-z0-9]+"), 'i');
  }

  var MOST_LOOKED_THROUGH = 200;
  var AT_ONCE = 25;

  // Keeps the documents in which the phrases stand, and leaves out those with what is not wanted, until there are more
  // than so many. `done` gets them, how many they are, and how many were looked through where that is not all.
  function checkPhrases(query, found, most, done) {
    var unwanted = query.without.filter(function (words) { return words.length > 1; });
    if (!query.phrases.length && !unwanted.length) return done(found.fits, found.count, 0);
    var kept = [];
    var looked = 0;
    lookOn();
    function lookOn() {
      if (kept.length > most || looked >= Math.min(found.count, MOST_LOOKED_THROUGH)) return done(kept, kept.length, looked < found.count ? looked : 0);
      var next = found.fits.slice(looked, looked + AT_ONCE);
      looked += next.length;
      need(['codes'].concat(next.map(function (fit) { return textName(fit.doc); }).filter(isFirst)), function () {
        kept = kept.concat(next.filter(holds));
        lookOn();
      });
    }
    function holds(fit) {
      if (unwanted.some(function (words) { return phrasePart(fit.doc, { words: words }) >= 0; })) return false;
      return query.phrases.every(function (phrase) {
        var part = phrasePart(fit.doc, phrase);
        if (part >= 0) fit.part = part;
        return part >= 0;
      });
    }
  }

  function isFirst(item, at, list) { return list.indexOf(item) === at; }

  // ---------- The way from what is typed to what is found ----------

  // Finds what was typed; `keep` says of a document whether it may be found, `most` how many are to be shown. `done` gets
  // the best of what fits, how many fit, the query, and how many were looked through for a phrase if not all; or null where
  // the index could not be loaded.
  function find(typed, options, done) {
    need(['start'], function () {
      if (!start()) return done(null);
      var query = read(typed, options.isTyping);
      go();
      function go() {
        var missing = [];
        query.concepts.forEach(function (concept) { missing = missing.concat(settle(concept)); });
        query.without.forEach(function (words) {
          if (words.length === 1 && !shard(homeOf(words[0]))) missing.push(shardName(homeOf(words[0])));
        });
        if (missing.length) return need(missing.filter(isFirst), go);
        query.leaveOut = [];
        query.without.forEach(function (words) {
          if (words.length === 1) query.leaveOut = query.leaveOut.concat(shard(homeOf(words[0])).byForm[words[0]] || []);
        });
        query.ways = ways(query);
        var keep = options.keep || function () { return true; };
        // Of what holds the words of a phrase, more is needed than is shown.
        var found = query.concepts.length ? rank(query, keep, Math.max(options.most, MOST_LOOKED_THROUGH + 1)) : { fits: [], count: 0 };
        checkPhrases(query, found, options.most, function (fits, count, looked) {
          done({ fits: fits, count: count, query: query, looked: looked });
        });
      }
    });
  }

  // The words that were meant by a query for which nothing was found.
  function nearest(query, done) {
    need(formFiles(), function () {
      var found = [];
      query.words.forEach(function (word) {
        if (word.length > 2 && /^[^\d]+$/.test(word)) near(word, true, 2).slice(0, 3).forEach(function (each) { found.push(each.form); });
      });
      done(found.filter(isFirst).slice(0, 6));
    });
  }

  // What is to be marked: words, and words in a row; not those that stand everywhere, where others tell more.
  function marked(query) {
    var rows = [];
    var found = query.concepts.filter(function (concept) { return concept.alternatives.length > 0; });
    var rarest = Math.max.apply(null, found.map(function (concept) { return concept.rarity || 0; }).concat(0));
    query.concepts.forEach(function (concept) {
      if (concept.rarity < 0.3 * rarest && !concept.isPart) return;
      concept.alternatives.forEach(function (each) {
        each.entry.forms.forEach(function (form) { if (form[0] !== '=') rows.push(form); });
      });
      if (concept.group) concept.group[1].forEach(function (way) { rows.push(foldedWords(way).join(' ')); });
    });
    return rows.filter(isFirst);
  }

  // The places of a text that are to be marked: [{ start, end }].
  function marksIn(text, rows) {
    var words = wordsIn(text);
    var byFirst = Object.create(null);
    rows.forEach(function (row) {
      var parts = row.split(' ');
      (byFirst[parts[0]] = byFirst[parts[0]] || []).push(parts);
    });
    var marks = [];
    for (var at = 0; at < words.length; at += 1) {
      var own = byFirst[words[at].word] || [];
      var longest = 0;
      own.forEach(function (parts) {
        var isHere = parts.every(function (part, index) { return words[at + index] && words[at + index].word === part; });
        if (isHere) longest = Math.max(longest, parts.length);
      });
      if (longest) {
        marks.push({ start: words[at].start, end: words[at + longest - 1].end, word: words[at].word });
        at += longest - 1;
      }
    }
    return marks;
  }

  hand.words = foldedWords;
  hand.useRanges = function () { classes = byRanges(); };
  hand.need = need;
  hand.given = function (name) { return given[name]; };
  hand.start = start;
  hand.find = find;
  hand.nearest = nearest;
  hand.partsOf = partsOf;
  hand.settlePart = settlePart;
  hand.textName = textName;
  hand.marked = marked;
  hand.marksIn = marksIn;
  window.vadeSearch = hand;
})();
