/** What assets/matrix-data.js holds (macros/exports/matrix_data.py). */
export interface MatrixData {
  edition: string;
  /** By the code of a cell, its statements: code and short form. */
  cells: Record<string, [code: string, short: string][]>;
  /** Layers by kind and code. */
  layers: Record<"topic" | "role" | "course", Record<string, Layer>>;
  /** The statements with a note of the organization. */
  notes: string[];
  /** Who added these; empty where nobody did. */
  by: string;
}

/** What a layer marks. */
export interface Layer {
  name: string;
  /** Codes of statements, by what is said of them, such as `taught`; by the empty word where there is only one thing to say. */
  marks: Record<string, string[]>;
}

/** A layer as it was chosen. */
export interface Chosen {
  kind: string;
  code: string;
}
