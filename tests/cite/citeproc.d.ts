// The part of citeproc that bibliography.mjs uses; the package has no types of its own.
declare module "citeproc" {
  interface System {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): Record<string, unknown>;
  }
  class Engine {
    constructor(system: System, style: unknown, language: string);
    setOutputFormat(format: "text"): void;
    updateItems(ids: string[]): void;
    makeBibliography(): [about: unknown, entries: string[]];
    makeCitationCluster(cites: { id: string }[]): string;
  }
  const citeproc: { Engine: typeof Engine };
  export default citeproc;
}
