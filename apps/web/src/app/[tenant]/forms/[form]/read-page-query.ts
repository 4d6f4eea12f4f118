/** The query of an address, as Next hands it to a page. */
export type PageQuery = Readonly<Record<string, string | string[] | undefined>>;

/** The parameters of an address, in their order. */
export function parametersOf(query: PageQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, values = []] of Object.entries(query)) {
    for (const value of Array.isArray(values) ? values : [values]) parameters.append(name, value);
  }
  return parameters;
}
