/** How facts come in, as typed in the install folder. */
export const IMPORT_COMMAND = './tiyan import FILE --shop NAME';
