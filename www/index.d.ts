// Types of segue.js.

/** Draws Segue into an element, in an open shadow root with a style sheet of its own. */
export function mount(element: Element, options?: MountOptions): Promise<Segue>;

/** Checks segment files, without any screen. Nothing leaves the browser. Rejects with a {@link SegueError}. */
export function check(files: Files, options?: CheckOptions): Promise<Check>;

/** Judges one address as a check would. */
export function checkEmail(address: string): Promise<EmailVerdict>;

/** One file, several, or what a file input holds. Several files make one segment. */
export type Files = Blob | readonly Blob[] | FileList;

export interface MountOptions {
  /** Base address of the proxy's API: https, or this computer. By default `api` beside `segue.js`. */
  proxy?: string;
  /** BCP 47 tag; English and Estonian are spoken. By default the page's `lang`, else the browser's. */
  locale?: string;
  /** By default what the browser prefers. */
  theme?: "light" | "dark";
  /** A connection that need not be typed. Without `key` a person enters it. */
  connection?: { displayName: string; key?: string };
  /** Files to begin with. */
  files?: Files;
  /** Name of the segment, suggested as the tag. By default it is read from the file's name. */
  segment?: string;
  /** Who works here: what two people of one browser typed is kept apart. */
  user?: string;
  /** Asked before anything is sent. `false`, a text (shown to the person) or a thrown error refuses. */
  onBeforeSend?: (intent: Intent) => unknown;
  /** Told what happens. No event carries personal data. */
  onEvent?: (event: SegueEvent) => void;
}

export interface Segue {
  /** Resolves to this once it is drawn. */
  readonly ready: Promise<Segue>;
  /** Hands files in, as if the person had chosen them. */
  setFiles(files: Files): void;
  /** Where it is. */
  state(): SegueState;
  /** Takes it off the page; its workers end, and a run with them. */
  destroy(): void;
}

export type Step = "files" | "matching" | "review" | "send" | "report";

export interface SegueState {
  step: Step;
  /** Once the files are checked. */
  counts?: Counts;
  /** Once there is a run. */
  sent?: Sent;
}

export interface Sent {
  people: number;
  accepted: number;
  rejected: number;
  /** Not sent, or sent with an outcome that cannot be read. */
  notSent: number;
}

/** What is about to be sent. */
export interface Intent {
  people: number;
  tag: string | null;
  /** Display name of the connection. */
  displayName: string;
  /** Name of the store, where the key may read it. */
  store: string | null;
}

export type SegueEvent =
  | ({ type: "change" } & SegueState)
  | ({ type: "progress" } & Sent)
  | ({ type: "complete"; ending: Ending } & Sent)
  | { type: "error"; code: string };

export type Ending = "successful" | "completedWithErrors" | "failed" | "canceled" | "interrupted";

export interface CheckOptions {
  /** What fills fields, where the suggestion is not right; an empty label for nothing. */
  match?: Partial<Record<Target, Filling | "">>;
  /** The character between cells. By default it is detected. */
  delimiter?: string;
  /** The encoding's WHATWG name, such as `windows-1257`. By default it is detected. */
  encoding?: string;
  /** The line that names the columns (1-based), or null where there is none. By default it is detected. */
  header?: number | null;
  /** Language of the problems' file and of errors. */
  locale?: string;
  /** How many workers scan a large file, 1 to 8. By default as many as suit the cores. */
  scanners?: number;
  /** Told at most ten times a second. */
  onProgress?: (progress: Progress) => void;
}

export interface Progress {
  bytes: number;
  total: number;
  rows: number;
}

/** A finished check. It holds workers until it is freed. */
export interface Check {
  readonly files: CheckedFile[];
  /** What was matched, by labels of the first file's columns. */
  readonly match: Partial<Record<Target, Filling>>;
  readonly counts: Counts;
  /** The first 1,000 problems and warnings. */
  readonly problems: Problem[];
  /** What is worth knowing of the files as a whole. */
  readonly notices: Notice[];
  readonly elapsedMs: number;
  /** Rows `start` (0-based over the data rows of all files) and on, at most `count`, at most 10,000 at once. */
  rows(start: number, count: number): Promise<Row[]>;
  /** The people who would be sent, `start` and on. */
  contacts(start: number, count: number): Promise<Contact[]>;
  /** The rows that need fixing: the original columns, the reason and the row. */
  problemsCsv(): Promise<Blob>;
  /** Ends the workers. Nothing can be asked afterwards. */
  free(): void;
}

/** Exactly 100,000 rows, where downloads of Customer Insights stop; files of other columns than the first; parts that lack. */
export type Notice =
  | { code: "hundredThousandRows" }
  | { code: "otherColumns"; names: string[] }
  | { code: "partMissing"; numbers: number[] };

export type Field =
  | "email"
  | "firstName"
  | "lastName"
  | "address"
  | "country"
  | "state"
  | "city"
  | "postalCode"
  | "phone"
  | "birthdate"
  | "gender"
  | "tags"
  | "emailStatus"
  | "emailOptIn"
  | "emailOptOut"
  | "smsStatus"
  | "smsOptIn"
  | "smsOptOut";

/** A field, or a custom property: letters a to z, digits and `_`. */
export type Target = Field | `customProperties.${string}`;

/** A column by its label, several joined by ", ", or the same value for everybody. */
export type Filling = string | string[] | { value: string };

export interface CheckedFile {
  name: string;
  size: number;
  encoding: string;
  delimiter: string;
  /** Null where the file's quotation marks are ordinary characters. */
  quote: string | null;
  /** Physical line of the header (1-based). */
  header: number | null;
  /** Labels of the columns, each one once. */
  columns: string[];
  rows: number;
}

/** `rows` is the sum of the others. */
export interface Counts {
  rows: number;
  ready: number;
  unchanged: number;
  duplicate: number;
  invalid: number;
  leftOut: number;
}

export interface Problem {
  /** Which file (0-based). */
  file: number;
  /** The physical line on which the row begins (1-based). */
  row: number;
  /** Label of the column; null where the whole row is meant. */
  column: string | null;
  code: string;
  value: string;
  suggestion?: string;
  /** Whether the row stays ready. */
  warning: boolean;
}

export interface Row {
  file: number;
  row: number;
  /** 0-based over the data rows of all files. */
  index: number;
  /** Where the row begins in its file, in bytes. */
  offset: number;
  cells: string[];
  /** Corrections of cells: column (0-based) and what counts instead. Empty where nothing was mended. */
  mended: [number, string][];
  verdict: "ready" | "unchanged" | "duplicate" | "invalid" | "leftOut";
  problems: Problem[];
  /** What would be sent; null where the address cannot be used. */
  contact: Contact | null;
  /** For a duplicate: the file and the line of the row that is sent in its stead. */
  instead: { file: number; row: number } | null;
}

export interface Contact {
  file: number;
  row: number;
  email: string;
  firstName?: string;
  lastName?: string;
  address?: string;
  city?: string;
  state?: string;
  postalCode?: string;
  country?: string;
  countryCode?: string;
  /** E.164. */
  phone?: string;
  /** `YYYY-MM-DD`. */
  birthdate?: string;
  gender?: "male" | "female";
  tags: string[];
  customProperties: Record<string, string | number | boolean | string[]>;
  /** What the file says of the person's consent, by the columns matched for it. */
  emailConsent?: Consent;
  smsConsent?: Consent;
}

export interface Consent {
  agreed: boolean;
  /** RFC 3339; none where the file does not say since when. */
  at?: string;
}

export interface EmailVerdict {
  /** Whether a row with this address would be ready. */
  ok: boolean;
  /** What is wrong or, where it is ok, worth a look. */
  code?: string;
  /** The address as it would be sent. */
  address?: string;
  suggestion?: string;
}

/** `unsupported`, `unreachable`, `option`, `destroyed`, or the name of a file's refusal (`empty`, `noRows`, `zip`, …). */
export interface SegueError extends Error {
  code: string;
  /** Position of the file that is refused. */
  file?: number;
}
