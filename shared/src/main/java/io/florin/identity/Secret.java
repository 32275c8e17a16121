package io.florin.identity;

/** A secret that somebody else keeps. */
@FunctionalInterface
public interface Secret {

  /** The secret's text, the same at each call. */
  String reveal();
}
