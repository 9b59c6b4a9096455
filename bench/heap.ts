interface Answer {
  id: number;
  result: { usedSize: number };
}

/** Bytes of heap that a process uses after a collection, asked of its inspector. */
export async function heapOf(inspector: string): Promise<number> {
  const socket = new WebSocket(inspector);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('The inspector of the server does not answer.'));
  });
  let last = 0;
  const asked = (method: string): Promise<Answer['result']> => {
    const id = ++last;
    return new Promise(resolve => {
      const heard = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data)) as Answer;
        if (answer.id !== id) return;
        socket.removeEventListener('message', heard);
        resolve(answer.result);
      };
      socket.addEventListener('message', heard);
      socket.send(JSON.stringify({ id, method }));
    });
  };
  try {
    // what a first collection lets go of by callbacks goes with the second
    for (let times = 0; times < 2; times++) await asked('HeapProfiler.collectGarbage');
    return (await asked('Runtime.getHeapUsage')).usedSize;
  } finally {
    socket.close();
  }
}
