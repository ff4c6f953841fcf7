// Text as the formats of office programs can hold it.

/** Characters that XML has no way to write. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** @param {string | number} value */
export const xmlText = (value) => String(value).replace(UNWRITABLE, " ");
