/** The variables that there are: columns of a list, and what is known of a contact. */
export const templateFields = ['name', 'company', 'date', 'time', 'place', 'code'] as const;

export type TemplateField = (typeof templateFields)[number];
