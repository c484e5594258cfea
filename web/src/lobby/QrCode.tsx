import { useEffect, useState } from 'preact/hooks';

/** A QR code. The library that encodes it is loaded when it is first shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [modules, setModules] = useState<boolean[][]>();
  useEffect(() => {
    let isShown = true;
    import('uqr').then(
      ({ encode }) => isShown && setModules(encode(text, { ecc: 'M', border: 2 }).data),
      // The link can still be copied.
      () => undefined,
    );
    return () => void (isShown = false);
  }, [text]);
  if (!modules) return null;
  const size = modules.length;
  const path = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path.join('')} />
    </svg>
  );
}
