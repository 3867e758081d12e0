/** The form that the tick boxes of the rows belong to, wherever they stand. */
export const BULK_FORM = 'bulk';
