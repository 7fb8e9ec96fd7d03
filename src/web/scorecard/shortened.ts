// A title where there is little room (截短的标题): at most so many characters, the last of them an ellipsis.
export const shortened = (title: string, most: number): string =>
  title.length > most ? `${title.slice(0, most - 1)}…` : title;
