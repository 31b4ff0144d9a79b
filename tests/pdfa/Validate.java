import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Prints one line for each broken rule of each standard: Validate FILE STANDARD...; no line means that all is well. */
class Validate {
  public static void main(String[] words) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    var file = Path.of(words[0]);
    for (int i = 1; i < words.length; i++) check(file, PDFAFlavour.byFlavourId(words[i]));
  }

  private static void check(Path file, PDFAFlavour standard) throws Exception {
    var foundry = Foundries.defaultInstance();
    try (var stream = Files.newInputStream(file);
        var parser = foundry.createParser(stream, standard);
        var validator = foundry.createValidator(standard, false)) {
      var broken = new TreeMap<String, String>();
      for (var assertion : validator.validate(parser).getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        var rule = assertion.getRuleId();
        broken.putIfAbsent(
            rule.getClause() + "-" + rule.getTestNumber(),
            assertion.getMessage() + " @ " + assertion.getLocation().getContext());
      }
      broken.forEach((rule, why) -> System.out.println(standard.getId() + " " + rule + ": " + why));
      System.out.println(standard.getId() + " checked");
    }
  }
}
