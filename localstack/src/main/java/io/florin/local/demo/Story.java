package io.florin.local.demo;

import java.util.List;

/** The whole story, chapter by chapter. What Florin learns later becomes a chapter more. */
final class Story {
  private final Arrivals arrivals;
  private final List<Chapter> chapters;

  Story(Fresh fresh, StackPlaces places) {
    arrivals = new Arrivals(fresh, places);
    chapters =
        List.of(
            new MoneyComes(fresh),
            new SendingAgain(fresh),
            new RefusedForGood(fresh),
            new SettingAside(fresh),
            new MoneyBack(fresh),
            new BusyShop(fresh),
            new ThroughTheBank(fresh),
            new BankSaysNo(fresh),
            new BankIsDown(fresh),
            new MalformedRequests(fresh),
            new OthersWallets(),
            new SoundStatement());
  }

  /**
   * Plays it.
   *
   * @throws StepFailed at the first step that does not hold
   */
  void play(Scene scene, Printout printout) {
    int number = 1;
    printout.chapter(number, arrivals.title());
    Cast cast = arrivals.play(scene);
    for (Chapter chapter : chapters) {
      number++;
      printout.chapter(number, chapter.title());
      chapter.play(scene, cast);
    }
  }
}
