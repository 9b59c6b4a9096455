declare module 'html-to-text' {
  interface Options {
    /** Characters of a line; false for any number. */
    wordwrap: number | false;
    limits: { maxDepth: number };
    selectors: { selector: string; format: string }[];
  }
  export function convert(html: string, options: Options): string;
}
