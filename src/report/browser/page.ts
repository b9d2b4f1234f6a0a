/*
 * What a report does in a browser, besides being read: values of charts under the pointer or the arrow keys, a choice of
 * pool and segment, tables that sort, tables as files. It reads the page and its data, and nothing else.
 */
(() => {
  type Cell = string | number | null;
  interface Table {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Cell[])[];
  }

  const { tables } = JSON.parse(document.getElementById('data')!.textContent!) as { tables: Record<string, Table> };
  const all = <E extends Element>(selector: string, within: ParentNode = document): E[] => [...within.querySelectorAll<E>(selector)];
  const made = <K extends keyof HTMLElementTagNameMap>(tag: K, text = '', className = ''): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag);
    element.textContent = text;
    element.className = className;
    return element;
  };

  charts();
  all<HTMLElement>('.options').forEach(choice);
  all<HTMLElement>('.table').forEach(table);
  all<HTMLDetailsElement>('.long').forEach(long);

  /** Values of marks: under the pointer, or by arrow keys once a chart has the focus; spoken where there is a screen reader. */
  function charts(): void {
    const tip = made('div');
    tip.id = 'tip';
    tip.hidden = true;
    const spoken = made('div', '', 'sr');
    spoken.setAttribute('aria-live', 'polite');
    document.body.append(tip, spoken);
    for (const plot of all<HTMLElement>('.plot')) values(plot, tip, spoken);
  }

  function values(plot: HTMLElement, tip: HTMLElement, spoken: HTMLElement): void {
    const svg = plot.querySelector('svg');
    if (svg === null) return;
    const words = new Map<Element, string>();
    for (const title of all<SVGTitleElement>('title', svg)) {
      if (title.parentElement === (svg as Element)) {
        // a title would show as a second tooltip
        svg.setAttribute('aria-label', title.textContent ?? '');
        svg.removeAttribute('aria-labelledby');
        const description = svg.querySelector('desc');
        if (description !== null) svg.setAttribute('aria-describedby', description.id);
      } else if (title.parentElement !== null) {
        words.set(title.parentElement, title.textContent ?? '');
      }
      title.remove();
    }
    const marks = [...words.keys()];
    if (marks.length === 0) return;
    let at = -1;
    const show = (mark: Element): void => {
      const box = mark.getBoundingClientRect();
      tip.textContent = words.get(mark) ?? '';
      tip.hidden = false;
      const { width, height } = tip.getBoundingClientRect();
      const left = Math.min(document.documentElement.clientWidth - width - 8, Math.max(8, box.left + box.width / 2 - width / 2));
      tip.style.left = `${left + scrollX}px`;
      tip.style.top = `${Math.max(box.top - height - 8, 4) + scrollY}px`;
    };
    const hide = (): void => {
      tip.hidden = true;
    };
    svg.addEventListener('pointerover', (event) => {
      const mark = event.target as Element;
      if (words.has(mark)) show(mark);
      else hide();
    });
    svg.addEventListener('pointerleave', hide);
    plot.tabIndex = 0;
    plot.setAttribute('role', 'group');
    plot.setAttribute('aria-label', `${svg.getAttribute('aria-label') ?? ''}: arrow keys read the values`);
    plot.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') hide();
      if (step === undefined) return;
      event.preventDefault();
      at = Math.min(marks.length - 1, Math.max(0, at + step));
      show(marks[at]);
      spoken.textContent = words.get(marks[at]) ?? '';
    });
    plot.addEventListener('blur', hide);
  }

  /** One of several at a time; choices of the same thing go together. */
  function choice(options: HTMLElement): void {
    const each = all<HTMLElement>(':scope > .option', options);
    const { label = '', choice: id = '' } = options.dataset;
    const bar = made('div', '', 'choice');
    const name = made('label', label);
    const select = made('select');
    select.id = `choose-${id}`;
    name.htmlFor = select.id;
    each.forEach((option, i) => {
      const item = made('option', option.dataset['name']);
      item.value = String(i);
      select.append(item);
      option.classList.add('switched');
    });
    bar.append(name, select);
    options.prepend(bar);
    const choose = (chosen: number): void => {
      select.value = String(chosen);
      each.forEach((option, i) => (option.hidden = i !== chosen));
    };
    choose(0);
    select.addEventListener('change', () => {
      choose(Number(select.value));
      document.dispatchEvent(new CustomEvent('chosen', { detail: { label, name: each[Number(select.value)].dataset['name'] } }));
    });
    document.addEventListener('chosen', (event) => {
      const { detail } = event as CustomEvent<{ label: string; name: string }>;
      const same = each.findIndex((option) => option.dataset['name'] === detail.name);
      if (detail.label === label && same >= 0) choose(same);
    });
  }

  /** Heads that sort, and a file of all figures. */
  function table(box: HTMLElement): void {
    const id = box.dataset['table'] ?? '';
    if (!Object.hasOwn(tables, id)) return;
    const { rows } = tables[id];
    const body = box.querySelector('tbody')!;
    const cells = new Map(all<HTMLTableRowElement>('tr', body).map((row, i) => [row, rows[i]]));
    for (const head of all<HTMLTableCellElement>('thead th', box)) {
      const button = made('button', head.textContent ?? '');
      button.type = 'button';
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') !== 'ascending';
        for (const other of all('thead th', box)) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const at = Number(head.dataset['at']);
        body.append(...[...cells].sort(([, a], [, b]) => compare(a[at], b[at], up)).map(([row]) => row));
      });
    }
    const button = made('button', 'Download CSV');
    button.type = 'button';
    button.addEventListener('click', () => save(`${id}.csv`, csv(tables[id])));
    box.append(button);
  }

  interface Shown {
    readonly at: number;
    readonly head: string;
    readonly isText: boolean;
    readonly half: number;
    readonly low: number;
    readonly high: number;
  }

  /** A long table is written when it is opened first: six digits, its simulation error in small print. */
  function long(details: HTMLDetailsElement): void {
    details.addEventListener('toggle', () => {
      const id = details.dataset['table'] ?? '';
      if (!details.open || details.querySelector('.table') !== null || !Object.hasOwn(tables, id)) return;
      const shown = JSON.parse(details.dataset['shown'] ?? '[]') as Shown[];
      const title = details.querySelector('summary')?.textContent ?? '';
      const format = new Intl.NumberFormat(document.documentElement.dataset['locale'] ?? 'en-US', { maximumSignificantDigits: 6 });
      const write = (cell: Cell): string => (cell === null ? 'n/a' : typeof cell === 'number' ? format.format(cell) : cell);
      const box = made('div', '', 'table');
      box.dataset['table'] = id;
      const scroll = made('div', '', 'scroll');
      scroll.tabIndex = 0;
      scroll.setAttribute('role', 'region');
      scroll.setAttribute('aria-label', title);
      const whole = made('table');
      const caption = made('caption');
      caption.append(made('span', title));
      whole.append(caption);
      const heads = whole.createTHead().insertRow();
      for (const { at, head, isText } of shown) {
        const cell = made('th', head, isText ? '' : 'n');
        cell.scope = 'col';
        cell.dataset['at'] = String(at);
        heads.append(cell);
      }
      const body = whole.createTBody();
      for (const row of tables[id].rows) {
        const line = body.insertRow();
        shown.forEach(({ at, isText, half, low, high }, k) => {
          const cell = made(k === 0 ? 'th' : 'td', write(row[at]), isText && k > 0 ? 't' : '');
          if (k === 0) (cell as HTMLTableCellElement).scope = 'row';
          const error = half >= 0 ? (row[half] === null ? '' : `\u00b1 ${write(row[half])}`) : low >= 0 && row[low] !== null && row[high] !== null ? `${write(row[low])} to ${write(row[high])}` : '';
          if (error !== '') cell.append(made('small', error));
          line.append(cell);
        });
      }
      scroll.append(whole);
      box.append(scroll);
      details.append(box);
      table(box);
    });
  }

  /** Missing values last, either way. */
  function compare(a: Cell, b: Cell, up: boolean): number {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : Number(String(a) > String(b));
    return up ? order : -order;
  }

  /** The same bytes as files/csv.ts writes. */
  function csv({ columns, rows }: Table): string {
    return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
  }

  function field(cell: Cell): string {
    if (typeof cell !== 'string') return cell === null ? '' : String(cell);
    const safe = /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  function save(name: string, text: string): void {
    const link = made('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
})();
