package io.florin.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.florin.functions.http.ApiFunction;
import io.florin.functions.worker.Worker;
import java.util.Arrays;

/** Arrows point one way: functions, features, money. Nothing of AWS is in the domain. */
@AnalyzeClasses(
    packages = "io.florin",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJar.class})
class ArchitectureTest {

  /** Leaves out the tests of other modules. */
  static final class NoTestJar implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String[] DOMAIN = {
    "io.florin.money",
    "io.florin.text",
    "io.florin.retry",
    "io.florin.bank",
    "io.florin.batch",
    "io.florin.catalogue",
    "io.florin.event",
    "io.florin.identity",
    "io.florin.ledger",
    "io.florin.wallet",
    "io.florin.transfer",
    "io.florin.hold",
    "io.florin.settlement"
  };

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_THE_JDK_AND_NOTHING_ELSE =
      classes()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with(DOMAIN, "java..", "org.jspecify.annotations"));

  @ArchTest
  static final ArchRule NOTHING_IMPORTS_FUNCTIONS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.florin.functions..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.florin.functions..");

  @ArchTest
  static final ArchRule MONEY_KNOWS_NO_FEATURE =
      classes()
          .that()
          .resideInAPackage("io.florin.money")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.florin.money", "java..", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_DEPEND_ON_EACH_OTHER_IN_A_CIRCLE =
      slices().matching("io.florin.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule FEATURES_OF_FUNCTIONS_DO_NOT_EITHER =
      slices().matching("io.florin.functions.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_WIRING_KNOWS_THE_ADAPTERS =
      noClasses()
          .that()
          .resideInAPackage("io.florin.functions.(*)..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.florin.bank.http",
              "io.florin.catalogue.dynamodb",
              "io.florin.event.dynamodb",
              "io.florin.event.sns",
              "io.florin.ledger.dynamodb",
              "io.florin.identity.dynamodb",
              "io.florin.identity.jjwt",
              "io.florin.identity.password4j",
              "io.florin.identity.secretsmanager",
              "io.florin.settlement.sqs",
              "software.amazon.awssdk..");

  @ArchTest
  static final ArchRule EVERY_FUNCTION_SAYS_WHO_MAY_CALL_IT =
      classes()
          .that()
          .implement(RequestStreamHandler.class)
          .should()
          .beAssignableTo(ApiFunction.class)
          // Which no caller can reach: only its event source may invoke it.
          .orShould()
          .beAssignableTo(Worker.class);

  @ArchTest
  static final ArchRule THE_ENVIRONMENT_IS_READ_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotBelongToAnyOf(LambdaPlatform.class)
          .should()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getenv");

  private static String[] with(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
