/** Applies values one at a time, where a browser refuses overlapping changes; what is overtaken is left out. */
export function inTurn<T>(apply: (value: T) => Promise<void>): (value: T) => void {
  let last: { readonly value: T } | undefined;
  let isBusy = false;
  const work = async () => {
    isBusy = true;
    for (let now = last; now; now = last) {
      last = undefined;
      await apply(now.value);
    }
    isBusy = false;
  };
  return (value) => {
    last = { value };
    if (!isBusy) void work();
  };
}
