/** Takes a still of what the camera shows; null where it shows nothing. */
export type TakePicture = () => Promise<Blob | null>
