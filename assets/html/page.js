'use strict';
(() => {
  const main = document.querySelector('main');
  const svg = main.querySelector('svg');
  const groups = [...svg.querySelectorAll(':scope > g')];

  // Zoom: the map is as large as its element, so that scrolling, fingers and the browser's own search work as everywhere.
  const [left, top, width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  let shownHeight = height;
  let scale = 1;

  function size() {
    svg.setAttribute('viewBox', [left, top, width, shownHeight].join(' '));
    svg.style.width = `${width * scale}px`;
    svg.style.height = `${shownHeight * scale}px`;
  }

  /** Shows a map unit as so many pixels; what is at that place of the window stays there. */
  function zoom(wanted, x, y) {
    const view = main.getBoundingClientRect();
    x ??= view.left + view.width / 2;
    y ??= view.top + view.height / 2;
    const before = svg.getBoundingClientRect();
    const [mapX, mapY] = [(x - before.left) / scale, (y - before.top) / scale];
    scale = Math.min(Math.max(wanted, 0.05), 8);
    size();
    const after = svg.getBoundingClientRect();
    main.scrollBy(after.left + mapX * scale - x, after.top + mapY * scale - y);
  }

  const whole = () => Math.min(main.clientWidth / width, main.clientHeight / shownHeight);
  const zooms = { in: () => zoom(scale * 1.25), out: () => zoom(scale / 1.25), whole: () => zoom(whole()), natural: () => zoom(1) };
  for (const button of document.querySelectorAll('[data-zoom]')) {
    button.addEventListener('click', zooms[button.dataset.zoom]);
  }

  main.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    zoom(scale * Math.exp(-event.deltaY * lines * 0.002), event.clientX, event.clientY);
  }, { passive: false });

  let pinch = null;
  const apart = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  const middle = ([a, b]) => [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2];
  main.addEventListener('touchstart', event => {
    pinch = event.touches.length === 2 ? { apart: apart(event.touches), scale } : null;
  }, { passive: true });
  main.addEventListener('touchmove', event => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    zoom(pinch.scale * apart(event.touches) / pinch.apart, ...middle(event.touches));
  }, { passive: false });

  main.addEventListener('pointerdown', event => {
    if (event.pointerType !== 'mouse' || event.button > 1) return;
    main.focus({ preventScroll: true });
    event.preventDefault();
    main.setPointerCapture(event.pointerId);
    main.classList.add('dragged');
  });
  main.addEventListener('pointermove', event => {
    if (main.hasPointerCapture(event.pointerId)) main.scrollBy(-event.movementX, -event.movementY);
  });
  main.addEventListener('lostpointercapture', () => main.classList.remove('dragged'));

  main.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] }[event.key];
    const does = { '+': zooms.in, '=': zooms.in, '-': zooms.out, 0: zooms.whole, 1: zooms.natural }[event.key];
    if (by) main.scrollBy(...by);
    if (does) does();
    if (by || does) event.preventDefault();
  });

  // Lanes: what is hidden leaves no room. Places are moved up by the heights that are hidden above them.
  const boxes = [...document.querySelectorAll('input[data-lane]')];
  const lanes = boxes.map(box => ({ top: Number(box.dataset.top), bottom: Number(box.dataset.bottom), layer: box.dataset.of }));
  let holes = [];

  const moved = y => holes.reduce((to, [from, until]) => to - Math.max(0, Math.min(y, until) - from), y);
  const isHidden = y => holes.some(([from, until]) => from < y && y < until);

  /** What is hidden, from top to bottom. Of the spaces around hidden lanes one stays. */
  function findHoles() {
    const found = [];
    lanes.forEach((lane, index) => {
      if (!boxes[index].checked) found.push([lane.top, lane.bottom]);
      const next = lanes[index + 1];
      if (!next) return;
      const isOfLayer = other => lanes[other].layer === lane.layer;
      const isShown = (_, other) => boxes[other].checked;
      const later = boxes.some((box, other) => other > index && box.checked && (next.layer !== lane.layer || isOfLayer(other)));
      const here = next.layer === lane.layer
        ? isShown(lane, index)
        : lanes.some((_, other) => isOfLayer(other) && boxes[other].checked);
      if (!(here && later)) found.push([lane.bottom, next.top]);
    });
    return found.filter(([from, until]) => until > from);
  }

  const places = groups.map(group => group.getAttribute('transform').match(/-?[\d.]+/g).map(Number));
  /** Parts of groups that lie over several lanes, with where they were. */
  const spanning = new Map();
  /** Arrows by number, with the heights of their ends. */
  const arrows = new Map();

  function measure() {
    const page = svg.getBoundingClientRect();
    const unit = page.height / shownHeight;
    groups.forEach((group, index) => {
      const y = places[index][1];
      if (group.dataset.lane) return;
      const parts = [...group.children].filter(part => part.tagName !== 'title').map(part => {
        if (part.tagName === 'rect') return { part, y: Number(part.getAttribute('y')), height: Number(part.getAttribute('height')) };
        if (part.tagName === 'path') return { part, d: part.getAttribute('d') };
        const box = part.getBoundingClientRect();
        const from = top + (box.top - page.top) / unit;
        return { part, from, until: from + box.height / unit, transform: part.getAttribute('transform') ?? '' };
      });
      spanning.set(group, parts);
      if (group.dataset.arrow && parts[0]?.d) {
        const ends = [];
        throughPath(parts[0].d, (x, end) => { ends.push(y + end); return end; });
        arrows.set(group.dataset.arrow, [ends[0], ends[ends.length - 1]]);
      }
    });
  }

  /** The path with other heights. Its commands are those that the map is written with. */
  function throughPath(d, to) {
    let [x, y, startX, startY] = [0, 0, 0, 0];
    return d.replace(/([Mlqcz])([^Mlqcz]*)/g, (_, command, rest) => {
      if (command === 'z') {
        [x, y] = [startX, startY];
        return 'z';
      }
      const numbers = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
      const [fromX, fromY] = command === 'M' ? [0, 0] : [x, y];
      const out = [];
      for (let i = 0; i + 1 < numbers.length; i += 2) {
        [x, y] = [fromX + numbers[i], fromY + numbers[i + 1]];
        out.push(x, to(x, y));
      }
      if (command === 'M') [startX, startY] = [x, y];
      return command.toUpperCase() + out.join(' ');
    });
  }

  function fold() {
    holes = findHoles();
    groups.forEach((group, index) => {
      const [x, y] = places[index];
      const lane = group.dataset.lane;
      if (lane) {
        group.style.display = boxes[lane].checked ? '' : 'none';
        group.setAttribute('transform', `translate(${x} ${y + moved(lanes[lane].top) - lanes[lane].top})`);
        return;
      }
      const ends = arrows.get(group.dataset.arrow);
      group.style.display = ends?.some(isHidden) || !foldParts(spanning.get(group), y) ? 'none' : '';
    });
    shownHeight = moved(top + height) - top;
    size();
  }

  /** Whether anything of the group is left to be seen. */
  function foldParts(parts, groupY) {
    let isLeft = parts.length === 0;
    for (const one of parts) {
      const to = y => moved(groupY + y) - groupY;
      if (one.d !== undefined) {
        one.part.setAttribute('d', holes.length ? throughPath(one.d, (_, y) => to(y)) : one.d);
        throughPath(one.d, (_, y) => { isLeft ||= !isHidden(groupY + y); return y; });
      } else if (one.height !== undefined) {
        const height = to(one.y + one.height) - to(one.y);
        one.part.setAttribute('y', to(one.y));
        one.part.setAttribute('height', height);
        isLeft ||= height > 0.5;
      } else {
        const [centre, height] = [(one.from + one.until) / 2, one.until - one.from];
        const ground = parts[0].height === undefined ? null : { from: groupY + parts[0].y, until: groupY + parts[0].y + parts[0].height };
        // The name of a strip stands in the middle of what is left of it, where there is room.
        const isName = ground && ground.from < one.from && one.until < ground.until;
        const [from, until] = isName ? [moved(ground.from), moved(ground.until)] : [moved(one.from), moved(one.until)];
        const middle = isName ? (ground.from + ground.until) / 2 : centre;
        one.part.setAttribute('transform', `translate(0 ${(from + until) / 2 - middle}) ${one.transform}`);
        one.part.style.display = (isName ? height > until - from : isHidden(centre)) ? 'none' : '';
        isLeft ||= !isHidden(centre);
      }
    }
    return isLeft;
  }

  for (const layer of document.querySelectorAll('input[data-layer]')) {
    layer.addEventListener('change', () => {
      boxes.filter(box => box.dataset.of === layer.dataset.layer).forEach(box => { box.checked = layer.checked; });
      lanesChanged();
    });
  }
  boxes.forEach(box => box.addEventListener('change', lanesChanged));
  document.getElementById('all-lanes')?.addEventListener('click', () => {
    boxes.forEach(box => { box.checked = true; });
    lanesChanged();
  });

  function lanesChanged() {
    for (const layer of document.querySelectorAll('input[data-layer]')) {
      const own = boxes.filter(box => box.dataset.of === layer.dataset.layer);
      layer.checked = own.some(box => box.checked);
      layer.indeterminate = layer.checked && !own.every(box => box.checked);
    }
    fold();
    mark();
  }

  // Search, as in the program: a plain letter finds any marks, a typed mark or capital only letters that have it.
  const field = document.querySelector('input[type=search]');
  const count = document.querySelector('output');
  /** Groups with the texts in them that are found. */
  let hits = [];
  let current = -1;

  const letters = text => [...text.normalize('NFC').replace(/\s+/g, ' ')].map(letter => {
    const small = letter.toLowerCase();
    const [base, ...marks] = small === 'đ' ? ['d', 'đ'] : small.normalize('NFD');
    return { base, marks, capital: letter !== small };
  });
  const isIn = (wanted, letter) => wanted.base === letter.base && (!wanted.capital || letter.capital)
    && wanted.marks.every(mark => letter.marks.includes(mark));
  const contains = (text, wanted) => text.some((_, from) => from + wanted.length <= text.length
    && wanted.every((letter, index) => isIn(letter, text[from + index])));
  const texts = groups.map(group => [...group.querySelectorAll('text')]
    .map(text => ({ text, letters: letters(text.textContent.trim()) })));

  function search() {
    const wanted = letters(field.value.trim());
    hits = groups.map((group, index) => ({ group, texts: texts[index].filter(text => contains(text.letters, wanted)) }));
    hits = wanted.length ? hits.filter(hit => hit.texts.length) : [];
    current = -1;
    mark();
    tellCount();
  }

  /** Frames the words that are found, anew after they have moved. */
  function mark() {
    svg.querySelectorAll('.hit').forEach(frame => frame.remove());
    hits.forEach((hit, index) => hit.texts.forEach(({ text }) => {
      const box = text.getBBox();
      const frame = document.createElementNS(svg.namespaceURI, 'rect');
      const around = { x: box.x - 4, y: box.y - 2, width: box.width + 8, height: box.height + 4, rx: 5,
        class: index === current ? 'hit current' : 'hit', transform: text.getAttribute('transform') };
      Object.entries(around).forEach(([name, value]) => frame.setAttribute(name, value));
      hit.group.append(frame);
    }));
  }

  function tellCount() {
    const none = field.value.trim() ? count.dataset.none : '';
    const place = current < 0 ? '' : `${current + 1} / `;
    count.value = hits.length ? place + hits.length : none;
  }

  function go(step) {
    if (!hits.length) return;
    current = current < 0 && step < 0 ? hits.length - 1 : (current + step + hits.length) % hits.length;
    const { group } = hits[current];
    const box = boxes[group.dataset.lane];
    if (box && !box.checked) {
      box.checked = true;
      lanesChanged();
    }
    mark();
    // Words should be legible where they are found.
    if (scale < 0.7) zoom(1);
    const [place, view] = [group.querySelector('.hit').getBoundingClientRect(), main.getBoundingClientRect()];
    main.scrollBy(place.left + place.width / 2 - view.left - view.width / 2, place.top + place.height / 2 - view.top - view.height / 2);
    tellCount();
  }

  field.addEventListener('input', search);
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing) go(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape') {
      field.value = '';
      search();
      main.focus();
    }
  });
  document.querySelector('form').addEventListener('submit', event => event.preventDefault());
  document.querySelectorAll('[data-go]').forEach(button => button.addEventListener('click', () => go(Number(button.dataset.go))));
  document.addEventListener('click', event => {
    const open = document.querySelector('details[open]');
    if (open && !open.contains(event.target)) open.open = false;
  });
  document.addEventListener('keydown', event => {
    const open = document.querySelector('details[open]');
    if (event.key === 'Escape' && open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });

  document.querySelector('header').hidden = false;
  size();
  measure();
  // The whole where it can be read, else its upper left part.
  zoom(Math.max(whole(), 0.5));
  main.scrollTo(0, 0);
  main.focus({ preventScroll: true });
})();
