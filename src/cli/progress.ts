// What is being done at the moment (进度): one line on the terminal's error stream, and nothing in a pipe.

export type Progress = { step: (text: string) => void; end: () => void };

export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { step: () => undefined, end: () => undefined };
  let isShown = false;
  const clear = () => {
    if (isShown) stream.write('\r\u001B[K');
    isShown = false;
  };
  return {
    step: (text) => {
      clear();
      stream.write(`… ${text}`);
      isShown = true;
    },
    end: clear,
  };
}
