[assembly: AssemblyFixture(typeof(StadKust.Media.Tests.Azurite))]
