/** Lets tasks of the same key run one after the other, in the order in which they were asked for; keys do not wait for each other. */
export function createTurns<K>(): <T>(key: K, task: () => Promise<T>) => Promise<T> {
  const last = new Map<K, Promise<unknown>>();
  return (key, task) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(task);
    const done = turn.catch(() => undefined);
    last.set(key, done);
    void done.then(() => last.get(key) === done && last.delete(key));
    return turn;
  };
}
