// The standard rules, and what the style sheets of this project keep to besides.
export default {
  extends: "stylelint-config-standard",
  reportNeedlessDisables: true,
  reportDescriptionlessDisables: true,
  rules: {
    "custom-property-empty-line-before": null,
    "custom-property-pattern": "^(hb|md|book)-",
    "declaration-no-important": true,
    "import-notation": "string",
    "media-feature-range-notation": "prefix", // as the oldest browsers read it that the build writes for
    "no-descending-specificity": null, // it takes "a" in one component for "a" in another
    "selector-class-pattern": "^[a-z]+(-[a-z]+)*(__[a-z0-9]+)?(--[a-z0-9]+)?$",
    "selector-max-id": 0,
    "value-keyword-case": ["lower", { ignoreProperties: ["/^--hb-(font|mono)$/"] }],
  },
  overrides: [
    {
      files: "macros/book/*.css",
      rules: { "declaration-property-value-no-unknown": null }, // what only paged media have
    },
  ],
};
