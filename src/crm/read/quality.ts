/** One row that was not taken, and why. `line` counts from 1 in the unpacked file. */
export interface RefusedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** Something about the data that a reader of the results has to know. */
export interface Finding {
  readonly check: string;
  /** `warning`: results depend on it; `note`: handled, or for information */
  readonly level: 'note' | 'warning';
  /** rows, deals or days that show it, out of how many */
  readonly count: number;
  readonly of: number;
  readonly text: string;
}

/** How one file was read. */
export interface FileQuality {
  readonly file: string;
  readonly kind: FileKind;
  readonly isGzip: boolean;
  readonly headerLine: number;
  /** rows below the header that are no footer */
  readonly rows: number;
  readonly taken: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly footerLines: number;
  readonly delimiter: string;
  /** `none` where no number has a fraction or a thousands separator */
  readonly decimal: 'dot' | 'comma' | 'none';
  /** date formats and how many values have each, such as `YYYY-MM-DD` */
  readonly dates: Readonly<Record<string, number>>;
  /** field → header, for the columns that were used */
  readonly columns: Readonly<Record<string, string>>;
  readonly unused: readonly string[];
}

export type FileKind = 'opportunities' | 'stages' | 'owners' | 'accounts' | 'subscriptions' | 'products' | 'snapshots';

/** What reading found: files, refused rows, findings. Counts are of everything, `refused.rows` is capped. */
export interface Quality {
  readonly files: readonly FileQuality[];
  readonly refused: {
    readonly count: number;
    readonly reasons: readonly { readonly file: string; readonly reason: string; readonly count: number; readonly firstLine: number }[];
    readonly rows: readonly RefusedRow[];
  };
  readonly findings: readonly Finding[];
}
