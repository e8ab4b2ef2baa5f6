/** The bytes of a file, in base64. */
export function base64Of(file: Blob): Promise<string> {
  const reader = new FileReader();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
  reader.onerror = () => reject(new Error('The file cannot be read.'));
  reader.readAsDataURL(file);
  return promise;
}
