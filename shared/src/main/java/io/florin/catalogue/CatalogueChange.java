package io.florin.catalogue;

/**
 * What became of a change of the catalogue.
 *
 * @param <T> what was to be changed
 */
public sealed interface CatalogueChange<T> {

  /** It is as it was wanted. */
  record Done<T>(T now) implements CatalogueChange<T> {}

  /** There is one with that code already. Nothing was changed. */
  record Taken<T>() implements CatalogueChange<T> {}

  /** There are as many as there may be. Nothing was changed. */
  record Full<T>(int most) implements CatalogueChange<T> {}

  /** There is no such type. */
  record NotFound<T>() implements CatalogueChange<T> {}

  /** Others changed it at each of the tries there were. Nothing was changed. */
  record Contended<T>() implements CatalogueChange<T> {}
}
