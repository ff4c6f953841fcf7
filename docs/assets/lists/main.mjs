// What a list of statements, resources or services offers its reader: a filter, and a choice of how it is shown and printed.
// handbook.js loads this file where there is such a list.
import { filter } from "./filter.mjs";
import { panels } from "./panels.mjs";
import { view } from "./view.mjs";

panels();
view();
filter();
