/** A skill as the picker shows and finds it. */
export interface SkillOption {
  code: string;
  family: string;
  label: string;
  /** The label in the other language: people know some skills by one name only. */
  otherLabel: string;
  /** Folded labels and synonyms of both languages; the synonyms are never shown. */
  search: string[];
}

export interface SkillFamily {
  code: string;
  label: string;
}

/** Families and skills, both in the order they are shown; a family's skills stand together. */
export interface SkillOptions {
  families: SkillFamily[];
  skills: SkillOption[];
}
