// What scripts are held to, beside their types (tsconfig.json) and their form (prettier).
import js from "@eslint/js";
import jsdoc from "eslint-plugin-jsdoc";
import globals from "globals";

/** A thing that holds functions says what each is for. */
const DOCUMENTED = {
  FunctionDeclaration: false,
  ClassDeclaration: true,
  MethodDefinition: false,
};

export default [
  { ignores: ["**/node_modules/", "site/", "dist/", "shots/", ".venv/", ".cache/"] },
  js.configs.recommended,
  jsdoc.configs["flat/recommended-typescript-flavor-error"],
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "consistent-return": "error",
      curly: ["error", "multi-line"],
      "default-case-last": "error",
      eqeqeq: "error",
      "max-depth": ["error", 3],
      "max-lines-per-function": ["error", 60],
      "max-params": ["error", 5],
      "no-else-return": "error",
      "no-implicit-globals": "error",
      "no-param-reassign": "error",
      "no-shadow": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      // Texts are cleaned of control characters here.
      "no-control-regex": "off",
      // Names and types say it; a description is for what they cannot.
      "jsdoc/require-jsdoc": ["error", { publicOnly: true, require: DOCUMENTED, enableFixer: false }],
      "jsdoc/require-param-description": "off",
      "jsdoc/require-property-description": "off",
      "jsdoc/require-returns": "off",
      "jsdoc/require-returns-description": "off",
      "jsdoc/tag-lines": "off",
      "jsdoc/reject-any-type": "error",
    },
  },
  {
    files: ["docs/assets/**"],
    languageOptions: { globals: { ...globals.browser, HANDBOOK: "readonly" } },
  },
  {
    files: ["macros/**", "tests/**"],
    languageOptions: { globals: globals.node },
  },
];
