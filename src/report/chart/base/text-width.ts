// system fonts differ; a little too wide is better than too narrow
const widthOf = (character: string): number => {
  if (/[\u1100-\uffff]/.test(character) || character.length > 1) return 1;
  if (/[mwMW%@]/.test(character)) return 0.95;
  if (/[A-Z]/.test(character)) return 0.72;
  return /[\d+=]/.test(character) ? 0.66 : /[iljtfrI.,:;'| ]/.test(character) ? 0.4 : 0.62;
};

/** About how wide a text is in the font of charts, in pixels. */
export const textWidth = (text: string, font = 12): number => [...text].reduce((sum, character) => sum + widthOf(character), 0) * font;
