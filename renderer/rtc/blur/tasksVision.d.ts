// The package's own types are not found by its `exports`. This is what is used of it.
declare module '@mediapipe/tasks-vision' {
  export interface ImageSegmenter {
    close(): void;
  }
  export const ImageSegmenter: {
    createFromOptions(
      files: { readonly wasmLoaderPath: string; readonly wasmBinaryPath: string },
      options: object,
    ): Promise<ImageSegmenter>;
  };
}
